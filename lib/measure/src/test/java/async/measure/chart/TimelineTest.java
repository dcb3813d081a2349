package async.measure.chart;

import static async.measure.chart.Drawn.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Poll;
import async.measure.chart.Timeline.Kind;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The clock stands still between the events of a test.
class TimelineTest {

    private static final long MS = 1_000_000;

    private final AtomicLong clock = new AtomicLong(700 * MS);
    private final Timeline timeline = new Timeline("kitchen", clock::get);
    private final Object cook = new Object();
    private final Object phone = new Object();

    private void after(long millis) {
        clock.addAndGet(millis * MS);
    }

    /// Queued 1 ms, runs 4, waits 50, queued 5, runs 2.
    private void cooks() {
        timeline.spawned(cook, "cook");
        after(1);
        timeline.polling(cook);
        after(4);
        timeline.polled(cook, false);
        after(50);
        timeline.woken(cook);
        after(5);
        timeline.polling(cook);
        after(2);
        timeline.polled(cook, true);
    }

    @Test
    void a_lane_shows_when_a_task_was_queued_ran_and_waited() throws Exception {
        cooks();
        var drawn = Drawn.of(timeline);
        assertEquals("kitchen: 62 ms in all; cook ran 6 ms, waited 50 ms, queued 6 ms", drawn.alt());
        assertEquals(2 + 1, drawn.all("run").size()); // one of each in the key
        assertEquals(1 + 1, drawn.all("wait").size());
        assertEquals(2 + 1, drawn.all("stand").size());
    }

    @Test
    void a_page_reads_totals_off_it() {
        // @start region=timeline
        cooks();
        assertEquals(62 * MS, timeline.total());
        assertEquals(6 * MS, timeline.running("cook"));
        assertEquals(0, timeline.running("nobody"));
        // @end
    }

    @Test
    void time_counts_from_the_first_event() throws Exception {
        cooks();
        assertTrue(Drawn.of(timeline).texts().containsAll(List.of("0", "10", "20", "60", "time in ms")));
        assertTrue(timeline.text().contains("cook  "), timeline.text());
    }

    @Test
    void lanes_stand_in_the_order_of_spawning_and_unnamed_tasks_are_numbered() throws Exception {
        timeline.spawned(phone, null);
        timeline.spawned(cook, " ");
        timeline.polling(cook);
        after(1);
        timeline.polled(cook, true);
        var names = Drawn.of(timeline).texts().stream()
                .filter(text -> text.startsWith("task"))
                .toList();
        assertEquals(List.of("task 1", "task 2"), names);
    }

    @Test
    void lanes_of_one_name_are_numbered_and_counted_together() throws Exception {
        for (var task : List.of(cook, phone)) {
            timeline.spawned(task, "task");
            timeline.polling(task);
            after(2);
            timeline.polled(task, true);
        }
        assertTrue(Drawn.of(timeline).alt().endsWith("task 1 ran 2 ms; task 2 ran 2 ms"));
        assertEquals(4 * MS, timeline.running("task"));
    }

    @Test
    void the_key_explains_what_can_be_seen_and_nothing_else() throws Exception {
        timeline.span("a", Kind.QUEUED, 0, 3 * MS).span("a", Kind.RUNNING, 3 * MS, 500 * MS);
        assertEquals(List.of("time in ms", "holds the thread"), key(timeline));
        assertEquals(0, Drawn.of(timeline).all("stand").size());
    }

    @Test
    void the_key_tells_dots_hatching_and_frames_apart() throws Exception {
        timeline.span("a", Kind.WAITING, 0, 50 * MS)
                .span("a", Kind.QUEUED, 50 * MS, 70 * MS)
                .span("a", Kind.BLOCKED, 70 * MS, 100 * MS);
        var entries = List.of(
                "time in ms", "waits, needs no thread", "ready, waits for its turn", "waits, and holds its thread");
        assertEquals(entries, key(timeline));
    }

    @Test
    void a_plain_line_means_not_asked_yet_or_done() throws Exception {
        timeline.span("first", Kind.RUNNING, 0, 50 * MS);
        timeline.span("second", Kind.RUNNING, 50 * MS, 100 * MS);
        assertEquals("not asked yet, or done", key(timeline).getLast());
        timeline.span("first", Kind.WAITING, 50 * MS, 100 * MS);
        assertEquals("not asked yet", key(timeline).getLast());
        timeline.span("second", Kind.QUEUED, 0, 50 * MS);
        assertFalse(Drawn.of(timeline).says("not asked yet"));
    }

    @Test
    void a_lane_that_never_ran_was_not_asked() throws Exception {
        timeline.lane("declared", context -> Poll.pending());
        timeline.span("a", Kind.RUNNING, 0, 100 * MS);
        assertEquals("not asked yet", key(timeline).getLast());
    }

    @Test
    void the_table_has_no_column_of_zeros() {
        timeline.span("a", Kind.RUNNING, 0, MS).span("b", Kind.WAITING, 0, 9 * MS);
        assertTrue(
                timeline.text().contains("lane  runs  from (ms)  to (ms)  ran (ms)  waited (ms)\n"), timeline.text());
    }

    @Test
    void two_pictures_can_have_one_scale() throws Exception {
        // @start region=scale
        var sequence = new Timeline("one after the other").span("a", Kind.RUNNING, 0, 300 * MS);
        var joined =
                new Timeline("at once").span("a", Kind.RUNNING, 0, 100 * MS).sameScaleAs(sequence);
        // @end
        assertEquals(3, runWidth(sequence) / runWidth(joined), 0.01);
        assertTrue(Drawn.of(joined).texts().contains("300"));
        assertEquals(100 * MS, joined.total());
    }

    @Test
    void a_shorter_picture_changes_no_scale() throws Exception {
        var narrow = new Timeline("narrow").span("a", Kind.RUNNING, 0, MS);
        timeline.span("a", Kind.RUNNING, 0, 100 * MS);
        double width = runWidth(timeline);
        assertEquals(width, runWidth(timeline.sameScaleAs(narrow)));
        assertEquals(width / 100, runWidth(narrow.sameScaleAs(timeline)), 0.1);
    }

    @Test
    void two_pictures_may_take_each_others_scale() throws Exception {
        var other = new Timeline("other").span("a", Kind.RUNNING, 0, 200 * MS).sameScaleAs(timeline);
        timeline.span("a", Kind.RUNNING, 0, 100 * MS).sameScaleAs(other);
        assertEquals(2, runWidth(other) / runWidth(timeline), 0.01);
    }

    @Test
    void a_task_woken_while_it_runs_is_queued_after_the_poll() {
        timeline.spawned(cook, "cook");
        timeline.polling(cook);
        after(1);
        timeline.woken(cook);
        after(1);
        timeline.polled(cook, false);
        after(3);
        timeline.polling(cook);
        timeline.polled(cook, true);
        assertTrue(timeline.html().contains("cook ran 2 ms, queued 3 ms"), timeline.html());
    }

    @Test
    void a_second_wake_changes_nothing() {
        timeline.spawned(cook, "cook");
        timeline.polling(cook);
        timeline.polled(cook, false);
        after(2);
        timeline.woken(cook);
        after(2);
        timeline.woken(cook);
        after(2);
        timeline.polling(cook);
        assertTrue(timeline.html().contains("cook waited 2 ms, queued 4 ms"));
    }

    @Test
    void a_task_given_up_gets_a_cross() throws Exception {
        timeline.spawned(cook, "cook");
        timeline.polling(cook);
        timeline.polled(cook, false);
        after(9);
        timeline.closed(cook);
        var drawn = Drawn.of(timeline);
        assertEquals(2 * 2, drawn.all("cross").size()); // two strokes, and the same in the key
        assertTrue(drawn.alt().endsWith("waited 9 ms, given up"));
    }

    @Test
    void a_task_that_still_waits_is_drawn_up_to_the_last_event() {
        timeline.spawned(cook, "cook");
        timeline.polling(cook);
        timeline.polled(cook, false);
        after(30);
        timeline.spawned(phone, "phone");
        assertTrue(timeline.html().contains("cook waited 30 ms"));
    }

    @Test
    void the_shortest_run_can_be_seen() throws Exception {
        timeline.span("a", Kind.RUNNING, 0, 1).span("a", Kind.WAITING, 1, 500 * MS);
        var drawn = Drawn.of(timeline);
        assertTrue(number(drawn.all("run").getFirst(), "width") >= 3);
        assertTrue(drawn.says("very short runs are drawn wider"));
    }

    @Test
    void no_run_is_said_to_be_wider_than_it_is() throws Exception {
        timeline.span("a", Kind.RUNNING, 0, 5 * MS).span("a", Kind.WAITING, 5 * MS, 500 * MS);
        var drawn = Drawn.of(timeline);
        assertTrue(number(drawn.all("run").getFirst(), "width") > 3);
        assertFalse(drawn.says("drawn wider"));
    }

    @Test
    void spans_of_plain_threads_are_drawn_as_they_were_measured() throws Exception {
        // @start region=span
        timeline.span("google", Kind.RUNNING, 0, MS)
                .span("google", Kind.BLOCKED, MS, 100 * MS)
                .span("bing", Kind.RUNNING, 100 * MS, 101 * MS);
        // @end
        assertEquals(101 * MS, timeline.total());
        assertTrue(Drawn.of(timeline).alt().contains("google ran 1 ms, blocked 99 ms; bing ran 1 ms"));
        assertTrue(Drawn.of(timeline).says("waits, and holds its thread"));
    }

    @Test
    void a_span_that_ends_before_it_begins_is_refused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> timeline.span("a", Kind.RUNNING, 2, 1));
        assertEquals("a span of a ends before it begins", refused.getMessage());
    }

    @Test
    void more_lanes_than_have_room_are_counted() throws Exception {
        for (int i = 0; i < 20; i++) timeline.span("lane " + i, Kind.RUNNING, i * MS, (i + 1) * MS);
        var drawn = Drawn.of(timeline);
        assertEquals(12 + 1, drawn.all("lane").size());
        assertTrue(drawn.says("and 8 more, in the table"));
        assertTrue(drawn.alt().endsWith("and 8 more"));
        assertTrue(drawn.html().contains("lane 19"));
        assertEquals(List.of(), drawn.clipped());
    }

    @Test
    void a_table_that_leaves_lanes_out_says_so_and_the_picture_does_not_point_there() throws Exception {
        for (int i = 0; i < 100; i++) timeline.span("lane " + i, Kind.RUNNING, i * MS, (i + 1) * MS);
        assertTrue(timeline.text().startsWith("kitchen (the first 40 of 100 lanes)"));
        assertFalse(Drawn.of(timeline).says("in the table"));
        assertTrue(Drawn.of(timeline).says("and 88 more"));
    }

    @Test
    void long_names_stay_on_the_card() throws Exception {
        timeline.note("n".repeat(300)).span("a lane with a name " + "that never ends ".repeat(9), Kind.RUNNING, 0, 5);
        assertEquals(List.of(), Drawn.of(timeline).clipped());
    }

    @Test
    void it_stops_after_ten_thousand_events_and_says_so() throws Exception {
        timeline.spawned(cook, "cook");
        for (int i = 0; i < 6_000; i++) {
            timeline.polling(cook);
            after(1);
            timeline.polled(cook, false);
        }
        var drawn = Drawn.of(timeline);
        assertTrue(drawn.says("recording stopped after 10,000 events"));
        assertEquals(4_999 * MS, timeline.running("cook")); // the spawn, and as many pairs as fit
        assertTrue(
                drawn.html().length() < 200_000,
                () -> "too long: " + drawn.html().length());
    }

    @Test
    void events_of_unknown_tasks_break_nothing() {
        timeline.woken(cook);
        timeline.closed(cook);
        timeline.polled(cook, true);
        assertEquals(0, timeline.total());
        timeline.polling(phone);
        assertFalse(timeline.text().contains("kitchen:"));
    }

    @Test
    void wakes_come_from_any_thread_and_none_is_lost() throws Exception {
        timeline.spawned(cook, "cook");
        var threads = List.of(new Thread(this::wakeOften), new Thread(this::wakeOften));
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        after(1);
        timeline.polling(cook); // the last of 10,000 events: had one wake been lost, there would be room for another
        assertTrue(Drawn.of(timeline).says("recording stopped"));
    }

    @Test
    void nothing_recorded_makes_one_sentence() throws Exception {
        assertTrue(Drawn.of(timeline).says("Nothing to draw: no task has run yet."));
        timeline.lane("declared", context -> Poll.pending());
        assertTrue(Drawn.of(timeline).says("Nothing to draw: no task has run yet."));
        assertEquals(0, timeline.total());
    }

    /// The grey words under the drawing.
    private static List<String> key(Timeline timeline) throws Exception {
        var texts = Drawn.of(timeline).texts();
        return texts.subList(texts.indexOf("time in ms"), texts.size());
    }

    private static double runWidth(Timeline timeline) throws Exception {
        return number(Drawn.of(timeline).all("run").getFirst(), "width");
    }

    private void wakeOften() {
        for (int i = 0; i < 4_999; i++) timeline.woken(cook);
    }
}
