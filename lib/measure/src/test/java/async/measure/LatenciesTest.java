package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final long MILLI = 1_000_000;
    private static final Duration PACE = Duration.ofMillis(10);
    private final FakeClock clock = new FakeClock();
    private int requests;

    /// 1 ms each, but the one that is given takes a second.
    private Latencies stall(int n, int slow) throws Exception {
        Action request = () -> clock.advance(requests++ == slow ? 1_000 * MILLI : MILLI); // the first is not counted
        return Latencies.record(n, PACE, request, clock, time -> clock.advance(time.toNanos()));
    }

    @Test
    void requests_are_sent_at_a_pace_and_timed() throws Exception {
        // @start region=record
        Latencies sorting = Latencies.record(20, Duration.ofMillis(1), () -> new int[1_000].clone());
        assertTrue(sorting.uncorrected(99) <= sorting.percentile(99));
        assertEquals(20, sorting.count());
        // @end
    }

    @Test
    void given_times_are_corrected_by_adding_those_that_were_held_up() {
        // @start region=corrected
        var times = LongStream.concat(
                LongStream.of(1_000_000_000),
                LongStream.generate(() -> 1_000_000).limit(900));
        var latencies = Latencies.corrected(Duration.ofMillis(10), times.toArray());
        assertEquals(1, latencies.uncorrected(99) / 1e6, 0.01); // 99 in 100 look fast
        assertEquals(900, latencies.percentile(99) / 1e6, 10); // yet for a second nobody was served
        // @end
        assertEquals(901, latencies.count());
    }

    @Test
    void a_stall_of_a_second_is_felt_by_the_hundred_who_came_meanwhile() throws Exception {
        var latencies = stall(1_000, 500);
        assertEquals(1, latencies.uncorrected(99) / 1e6, 0.01);
        assertEquals(1, latencies.percentile(88) / 1e6, 0.01); // 111 of 1,000: the line shrinks by 9 ms a request
        assertEquals(910, latencies.percentile(99) / 1e6, 10); // 1,000 ms, then 991, 982, ...
        assertEquals(1_000, latencies.max() / 1e6, 1);
    }

    @Test
    void without_a_stall_the_correction_changes_nothing() throws Exception {
        var latencies = stall(1_000, -1);
        assertEquals(latencies.uncorrected(99.9), latencies.percentile(99.9));
        assertEquals(1, latencies.max() / 1e6, 0.01);
    }

    @Test
    void an_alarm_that_rings_late_is_not_the_services_fault() throws Exception {
        Latencies.Sleeper sleepyhead = time -> clock.advance(time.toNanos() + 5 * MILLI);
        var latencies = Latencies.record(100, PACE, () -> clock.advance(MILLI), clock, sleepyhead);
        assertEquals(1, latencies.max() / 1e6, 0.01);
    }

    @Test
    void the_first_request_loads_code_and_is_not_counted() throws Exception {
        var latencies = stall(100, 0);
        assertEquals(1, latencies.max() / 1e6, 0.01);
        assertEquals(101, requests);
    }

    @Test
    void what_shows_them_says_how_they_were_corrected_and_what_it_looked_like_before() throws Exception {
        var note = stall(1_000, 500).note();
        assertTrue(note.startsWith("timed from when each was due, one every 10 ms · p99 9"), note);
        assertTrue(note.endsWith(" ms, uncorrected 1 ms"), note);
        assertTrue(Latencies.corrected(PACE, 5, 6).note().startsWith("those held up by a slow one added, one every"));
    }

    @Test
    void the_chart_has_both_lines_and_the_note() throws Exception {
        var text = stall(1_000, 500).chart("A stall").text();
        assertTrue(text.contains("from when due"), text);
        assertTrue(text.contains("from when sent"), text);
        assertTrue(stall(1_000, 500).chart("A stall").html().contains("at one in = 1,000"));
    }

    @Test
    void a_percentile_is_told_only_while_a_request_lies_beyond_it() throws Exception {
        var few = stall(100, -1).table().text();
        assertTrue(few.contains("p99 ") && !few.contains("p99.9"), few);
        var many = stall(1_000, -1).table().text();
        assertTrue(many.contains("p99.9 ") && !many.contains("p99.99"), many);
    }

    @Test
    void an_interrupt_stops_the_schedule_even_where_nothing_sleeps() {
        Action behind = () -> {
            clock.advance(20 * MILLI);
            if (++requests == 5) Thread.currentThread().interrupt();
        };
        var stopped =
                assertThrows(InterruptedException.class, () -> Latencies.record(100, PACE, behind, clock, time -> {}));
        assertEquals("stopped after 4 of 100", stopped.getMessage());
    }

    @Test
    void refuses_what_has_no_answer() {
        assertEquals(
                "no requests, no latencies: send at least one",
                assertThrows(IllegalArgumentException.class, () -> Latencies.corrected(PACE))
                        .getMessage());
        var one = Latencies.corrected(PACE, 5);
        assertEquals(
                "a percentile lies between 0 and 100, not at 101.0",
                assertThrows(IllegalArgumentException.class, () -> one.percentile(101))
                        .getMessage());
    }
}
