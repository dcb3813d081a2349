package async.measure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.TraceSink;
import async.core.Waker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The future inside answers what its list says, and keeps the wakers it was given.
class LaneFutureTest implements TraceSink {

    private final List<String> heard = new ArrayList<>();
    private final List<Waker> wakers = new ArrayList<>();
    private final List<Poll<String>> answers = new ArrayList<>();
    private int closes;
    private int rings;
    private final Waker bell = () -> rings++;
    private final Context cx = Context.of(bell);

    private final Future<String> inner = new Future<>() {
        @Override
        public Poll<String> poll(Context cx) throws Exception {
            wakers.add(cx.waker());
            if (answers.isEmpty()) throw new IOException("the line is dead");
            return answers.removeFirst();
        }

        @Override
        public void close() {
            closes++;
        }
    };

    private final Future<String> lane = new LaneFuture<>(this, inner);

    @Override
    public void woken(Object task) {
        heard.add("woken");
    }

    @Override
    public void polling(Object task) {
        heard.add("polling");
    }

    @Override
    public void polled(Object task, boolean done) {
        heard.add(done ? "done" : "pending");
    }

    @Override
    public void closed(Object task) {
        heard.add("closed");
    }

    @Test
    void it_answers_as_the_future_inside_and_tells_each_poll() throws Exception {
        answers.addAll(List.of(Poll.pending(), Poll.ready("tea")));
        assertEquals(Poll.pending(), lane.poll(cx));
        assertEquals(Poll.ready("tea"), lane.poll(cx));
        assertEquals(List.of("polling", "pending", "polling", "done"), heard);
    }

    @Test
    void a_wake_is_told_and_passed_on() throws Exception {
        answers.add(Poll.pending());
        lane.poll(cx);
        wakers.getFirst().wake();
        assertEquals(1, rings);
        assertEquals(List.of("polling", "pending", "woken"), heard);
    }

    @Test
    void the_waker_inside_changes_only_when_the_one_outside_does() throws Exception {
        answers.addAll(List.of(Poll.pending(), Poll.pending(), Poll.pending()));
        lane.poll(cx);
        lane.poll(Context.of(bell));
        lane.poll(Context.of(() -> {}));
        assertSame(wakers.get(0), wakers.get(1));
        assertNotSame(wakers.get(1), wakers.get(2));
    }

    @Test
    void a_failure_passes_through_and_spends_it() {
        assertEquals(
                "the line is dead",
                assertThrows(IOException.class, () -> lane.poll(cx)).getMessage());
        assertEquals(List.of("polling", "done"), heard);
        assertThrows(IllegalStateException.class, () -> lane.poll(cx));
    }

    @Test
    void it_gives_its_value_once() throws Exception {
        answers.add(Poll.ready("tea"));
        lane.poll(cx);
        assertThrows(IllegalStateException.class, () -> lane.poll(cx));
        lane.close();
        assertEquals(0, closes);
        assertEquals(List.of("polling", "done"), heard);
    }

    @Test
    void closing_closes_the_future_inside_once() {
        lane.close();
        lane.close();
        assertEquals(1, closes);
        assertEquals(List.of("closed"), heard);
        assertThrows(IllegalStateException.class, () -> lane.poll(cx));
    }

    @Test
    void closing_inside_its_own_poll_is_refused() {
        var self = new ArrayList<Future<String>>();
        self.add(new LaneFuture<>(this, context -> {
            self.getFirst().close();
            return Poll.pending();
        }));
        assertThrows(IllegalStateException.class, () -> self.getFirst().poll(cx));
    }

    @Test
    void joined_futures_get_a_lane_each() throws Exception {
        answers.addAll(List.of(Poll.pending(), Poll.ready("found")));
        // @start region=lane
        var timeline = new Timeline("one task, two searches");
        var google = timeline.lane("google", inner);
        var bing = timeline.lane("bing", inner);
        google.poll(cx);
        bing.poll(cx);
        google.close();
        // @end
        assertTrue(timeline.text().lines().anyMatch(line -> line.startsWith("google     1")), timeline.text());
        assertTrue(timeline.text().lines().anyMatch(line -> line.startsWith("bing       1")), timeline.text());
    }

    @Test
    void a_lane_that_is_never_polled_is_drawn_empty() throws Exception {
        answers.add(Poll.ready("found"));
        var timeline = new Timeline("lazy");
        timeline.lane("never", inner);
        timeline.lane("polled", inner).poll(cx);
        assertTrue(Drawn.of(timeline).alt().contains("never never ran"));
    }
}
