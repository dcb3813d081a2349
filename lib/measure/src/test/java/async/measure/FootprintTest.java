package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import async.measure.models.Crowd;
import async.measure.models.Model;
import async.measure.models.Work;
import java.lang.ref.Reference;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FootprintTest {

    private static final long MB = 1 << 20;

    private static Weighing weighing(Class<? extends Crowd> crowd) {
        return new Weighing(crowd.getName(), crowd, Duration.ofSeconds(30), 512 * MB);
    }

    /// Its jobs are arrays of a known size.
    static final class Arrays implements Crowd {

        static final int BYTES = 10_000;

        @Override
        public long run(int n, Work work) throws InterruptedException {
            var all = new byte[n][];
            for (int i = 0; i < n; i++) all[i] = new byte[BYTES];
            for (int i = 0; i < n; i++) work.compute();
            Thread.sleep(work.pause());
            Reference.reachabilityFence(all); // compiled code would let go of them as soon as it has their count
            return all.length;
        }
    }

    @Test
    void finds_what_a_job_takes_of_the_heap_and_of_the_machine() throws Exception {
        var arrays = Footprint.of("arrays", weighing(Arrays.class), 1_000, 2_000, 4_000);
        assertEquals(Arrays.BYTES + 20, arrays.heap().bytesEach(), 100); // header and reference
        assertTrue(arrays.heap().fixed() > 0 && arrays.heap().fixed() < 16 * MB, arrays.text());
        assumeTrue(SystemFiles.here().status("VmRSS").isPresent());
        assertTrue(arrays.resident().bytesEach() > Arrays.BYTES / 2, arrays.text());
        assertTrue(arrays.reserved().bytesEach() < Arrays.BYTES, arrays.text()); // the heap was reserved at once
    }

    @Test
    void weighs_a_model() throws Exception {
        // @start region=footprint
        var virtual = Footprint.of(Model.VIRTUAL_THREADS, 500, 2_000, 4_000);
        assertTrue(virtual.heap().bytesEach() > 100 && virtual.heap().bytesEach() < 5_000, virtual.text());
        // @end
        assertTrue(virtual.text().contains("-XX:+UseSerialGC"), virtual.text());
        assertTrue(virtual.text().contains("500, 2,000, 4,000"), virtual.text());
        assertTrue(Footprint.compare(virtual, virtual).html().contains("virtual threads"));
        assertFalse(
                Footprint.compare(virtual, virtual).text().contains("-XX"), "a line of flags says little to a reader");
    }

    @Test
    void a_thread_reserves_its_whole_stack_and_touches_little_of_it() throws Exception {
        assumeTrue(SystemFiles.here().status("VmSize").isPresent());
        var threads = Footprint.of(Model.PLATFORM_THREADS, 50, 100, 200);
        assertTrue(threads.reserved().bytesEach() > 0.9 * MB, threads.text());
        assertTrue(threads.resident().bytesEach() < MB / 2, threads.text());
    }

    @Test
    void too_few_sizes_are_refused() {
        for (int[] sizes : new int[][] {{}, {1, 2}, {1, 3, 2}, {0, 1, 2}, {1, 1, 2}}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> Footprint.of(Model.TASKS, sizes));
            assertTrue(refused.getMessage().startsWith("a line needs three sizes or more"), refused.getMessage());
        }
    }

    @Test
    void what_memory_cannot_hold_is_refused_by_what_the_smaller_size_took() {
        var refused = assertThrows(
                IllegalStateException.class,
                () -> Footprint.of("arrays", weighing(Arrays.class), 1_000, 2_000, 1_000_000));
        var said = refused.getMessage();
        assertTrue(said.startsWith("1 million arrays cannot be weighed: needs about 1"), said); // 14,300 MB
        assertTrue(said.endsWith(" MB, and its heap has 384 MB; ask for fewer"), said);
    }

    @Test
    void a_pool_lets_no_more_wait_than_it_has_threads() {
        var refused = assertThrows(IllegalStateException.class, () -> Footprint.of(Model.FIXED_POOL, 9, 20, 30));
        assertEquals(
                "9 fixed pool cannot be weighed: a pool of 8 threads lets 8 jobs wait, the others stand in its queue;"
                        + " ask for fewer",
                refused.getMessage());
    }

    /// Has no room for its jobs.
    static final class Full implements Crowd {
        @Override
        public long run(int n, Work work) {
            throw new IllegalStateException("the house is full");
        }
    }

    @Test
    void a_crowd_that_fails_is_told_in_its_words() {
        var refused = assertThrows(
                IllegalStateException.class, () -> Footprint.of("full houses", weighing(Full.class), 1, 2, 3));
        assertEquals(
                "1 full houses cannot be weighed: java.lang.IllegalStateException: the house is full; ask for fewer",
                refused.getMessage());
    }

    /// Does not wait.
    static final class Quick implements Crowd {
        @Override
        public long run(int n, Work work) {
            return n;
        }
    }

    @Test
    void a_crowd_that_does_not_wait_is_found_out() {
        var refused =
                assertThrows(IllegalStateException.class, () -> Footprint.of("quick", weighing(Quick.class), 1, 2, 3));
        assertTrue(refused.getMessage().contains("its jobs ended instead of waiting"), refused.getMessage());
    }

    @Test
    void a_sample_survives_the_pipe() {
        var sample = new Sample(3, new Sample.Weight(1, 2, 3), new Sample.Weight(4, 5, -1));
        assertEquals(sample, Sample.of(sample.line()));
        assertFalse(Sample.of(sample.line()).after().reserved() > 0);
    }
}
