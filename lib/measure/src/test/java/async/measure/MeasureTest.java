package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureTest {

    private final FakeClock clock = new FakeClock();
    private final FakeScreen screen = new FakeScreen();
    private final Bench bench = new Bench(clock, new HotThreads(Map::of, 0), screen);
    private int runs;

    @Test
    void repeats_a_body_that_measures_itself() throws Exception {
        // @start region=repeat
        Stats late = Measure.repeat(5, () -> 42);
        assertEquals(42, late.median());
        assertEquals(5, late.count());
        // @end
    }

    @Test
    void takes_the_time_of_an_action() throws Exception {
        // @start region=time
        Stats sorting = Measure.time(5, () -> List.of(3, 1, 2).stream().sorted().toList());
        assertTrue(sorting.min() <= sorting.median() && sorting.median() <= sorting.max());
        // @end
    }

    @Test
    void compares_in_turn_and_takes_ratios_pair_by_pair() throws Exception {
        // @start region=compare
        Comparison both = Measure.compare(3, Measure.named("one", () -> step(1)), Measure.named("two", () -> step(2)));
        assertEquals(3, both.ratio("two", "one").pairs());
        // @end
    }

    private void step(int size) {
        runs += size;
    }

    @Test
    void every_run_is_timed_by_the_clock() throws Exception {
        var stats = bench.time(4, () -> clock.advance(1_000_000));
        assertEquals("median 1 ms (1 to 1, 4 runs)", stats.toString());
    }

    @Test
    void warms_up_as_often_as_it_measures_when_that_is_quick() throws Exception {
        bench.time(7, () -> runs++);
        assertEquals(14, runs);
    }

    @Test
    void warms_up_for_a_tenth_of_a_second_at_most_and_once_at_least() throws Exception {
        bench.time(7, () -> {
            runs++;
            clock.advance(60_000_000);
        });
        assertEquals(2 + 7, runs);
        runs = 0;
        bench.time(7, () -> {
            runs++;
            clock.advance(300_000_000);
        });
        assertEquals(1 + 7, runs);
    }

    @Test
    void once_is_once() throws Exception {
        long nanos = bench.once(() -> {
            runs++;
            clock.advance(5);
        });
        assertEquals(5, nanos);
        assertEquals(1, runs);
        assertTrue(Measure.once(() -> {}) >= 0);
    }

    @Test
    void a_comparison_interleaves_its_sides() throws Exception {
        var order = new ArrayList<String>();
        bench.compare(3, List.of(Measure.named("a", () -> order.add("a")), Measure.named("b", () -> order.add("b"))));
        assertEquals("aaabbb" + "ababab", String.join("", order));
    }

    @Test
    void a_ratio_stands_between_runs_of_the_same_moment() throws Exception {
        var busy = new int[] {1, 1, 1, 1, 10, 100}; // the machine slows down: warm-up three, then the runs
        var both = bench.compare(
                3,
                List.of(
                        Measure.named("slow", () -> clock.advance(30L * busy[Math.min(runs, 5)])),
                        Measure.named("fast", () -> clock.advance(10L * busy[Math.min(runs++, 5)]))));
        assertEquals("3 times (3 to 3, 3 pairs)", both.ratio("slow", "fast").toString());
        assertEquals(
                "0.333 times (0.333 to 0.333, 3 pairs)",
                both.ratio("fast", "slow").toString());
    }

    @Test
    void a_comparison_shows_a_table() throws Exception {
        var both = bench.compare(
                2,
                List.of(
                        Measure.named("one <by> one", () -> clock.advance(3_000_000)),
                        Measure.named("together", () -> clock.advance(1_000_000))));
        assertTrue(both.text().contains("together"));
        assertTrue(both.html().contains("one &lt;by&gt; one"));
        assertTrue(both.html().contains("3 ms"));
    }

    @Test
    void refuses_a_name_that_was_not_measured() throws Exception {
        var both = bench.compare(1, List.of(Measure.named("a", () -> {}), Measure.named("b", () -> {})));
        var refused = assertThrows(IllegalArgumentException.class, () -> both.of("c"));
        assertEquals("nothing called \"c\" was measured, only a, b", refused.getMessage());
    }

    @Test
    void refuses_twins_and_loners() {
        var twins = List.of(Measure.named("a", () -> {}), Measure.named("a", () -> {}));
        assertEquals(
                "two actions are called \"a\": name them apart",
                assertThrows(IllegalArgumentException.class, () -> bench.compare(1, twins))
                        .getMessage());
        var loner = List.of(Measure.named("a", () -> {}));
        assertEquals(
                "a comparison needs two actions or more",
                assertThrows(IllegalArgumentException.class, () -> bench.compare(1, loner))
                        .getMessage());
    }

    @Test
    void refuses_to_run_nothing() {
        var refused = assertThrows(IllegalArgumentException.class, () -> bench.repeat(0, () -> 1));
        assertEquals("repeat at least once, not 0 times", refused.getMessage());
    }

    @Test
    void an_interrupt_stops_it_before_the_next_run() {
        var stopped = assertThrows(
                InterruptedException.class,
                () -> bench.repeat(10, () -> {
                    if (++runs == 10 + 3) Thread.currentThread().interrupt(); // a body that does not mind
                    return 1;
                }));
        assertEquals("stopped after 3 of 10 runs", stopped.getMessage());
        assertEquals(10 + 3, runs);
        assertFalse(Thread.interrupted());
    }

    @Test
    void a_failure_of_the_body_passes_through_as_it_is() {
        var failure = new IOException("no such host");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> bench.time(3, () -> {
                            throw failure;
                        })));
    }

    @Test
    void shows_a_bar_only_when_it_takes_long() throws Exception {
        bench.time(10, () -> clock.advance(100_000_000));
        assertEquals(List.of(), screen.shown);
        bench.time(10, () -> clock.advance(500_000_000));
        assertEquals(List.of("measuring: 4 of 10, 2 s so far"), screen.shown);
        assertEquals("measuring: 10 of 10 in 5 s", screen.updates.getLast());
    }

    @Test
    void warns_of_a_neighbour_that_computes() throws Exception {
        var times = new ArrayList<>(List.of(Map.of("spinner #7", 0L), Map.of("spinner #7", 5_000_000L)));
        var crowded = new Bench(clock, new HotThreads(times::removeFirst, 1), screen);
        var said = Texts.printedBy(() -> crowded.time(1, () -> {}));
        assertTrue(said.contains("spinner #7"), said);
        assertEquals(1, said.lines().count());
    }
}
