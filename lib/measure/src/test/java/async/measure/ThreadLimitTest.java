package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ThreadLimitTest {

    @TempDir
    Path root;

    @Test
    void goes_as_far_as_it_is_told_and_stops_on_purpose() throws Exception {
        // @start region=limit
        var limit = ThreadLimit.find(200);
        assertEquals("reached 200 threads and stopped there on purpose", limit.sentence());
        // @end
        assertTrue(limit.text().contains("stacks of 256 KB, as only their number counts, reached 200"), limit.text());
        assertTrue(
                limit.text()
                        .contains("The nearest bound is "
                                + limit.bounds().getFirst().name()),
                limit.text());
    }

    @Test
    void never_goes_beyond_half_of_the_nearest_bound_nor_10000() {
        long nearest = ThreadLimit.bounds(SystemFiles.here()).getFirst().threads();
        assertTrue(ThreadLimit.safe() <= Math.min(10_000, nearest / 2));
    }

    @Test
    void the_nearest_bound_stands_first_and_what_is_not_set_last() throws Exception {
        Files.createDirectories(root.resolve("proc/sys/vm"));
        Files.writeString(root.resolve("proc/sys/vm/max_map_count"), "100\n");
        var bounds = ThreadLimit.bounds(new SystemFiles(root));
        assertEquals("memory mappings", bounds.getFirst().name());
        assertEquals(50, bounds.getFirst().threads());
        assertEquals(
                List.of(false, false, false, false),
                bounds.stream().skip(2).map(ThreadLimit.Bound::bounds).toList());
    }

    @Test
    void the_words_of_whoever_refused_are_told() {
        var limit = new ThreadLimit(ThreadLimit.bounds(SystemFiles.here()), 500, 321, "unable to create native thread");
        assertEquals("reached 321 threads, then: unable to create native thread", limit.sentence());
        assertTrue(limit.text().contains("reached 321 threads, then"), limit.text());
    }
}
