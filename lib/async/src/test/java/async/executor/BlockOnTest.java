package async.executor;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.future.Futures;
import async.support.Probe;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockOnTest {

    @Test
    void gives_the_value() throws Exception {
        // @start region=blockOn
        assertEquals("hello", blockOn(Futures.ready("hello")));
        // @end
    }

    @Test
    void throws_the_very_failure_and_closes_the_future() {
        var failure = new IOException("no");
        var future = new Probe<Void>();
        future.fail(failure);
        assertSame(failure, assertThrows(IOException.class, () -> blockOn(future)));
        assertEquals(1, future.closes);
    }

    @Test
    void parks_until_another_thread_wakes_it() throws Exception {
        var me = Thread.currentThread();
        var value = new CompletableFuture<String>();
        Future<String> future = cx -> {
            if (value.isDone()) return Poll.ready(value.join());
            Waker waker = cx.waker();
            Thread.ofVirtual().start(() -> {
                while (me.getState() != Thread.State.WAITING) Thread.onSpinWait();
                value.complete("woken");
                waker.wake();
            });
            return Poll.pending();
        };
        assertEquals("woken", blockOn(future));
    }

    @Test
    void an_interrupt_in_park_closes_the_future() {
        var me = Thread.currentThread();
        var future = new Probe<Void>();
        Thread.ofVirtual().start(() -> {
            while (me.getState() != Thread.State.WAITING) Thread.onSpinWait();
            me.interrupt();
        });
        assertThrows(InterruptedException.class, () -> blockOn(future));
        assertEquals(1, future.closes);
        assertFalse(Thread.interrupted());
    }

    @Test
    void an_interrupt_between_polls_stops_a_future_that_never_parks() {
        var closed = new boolean[1];
        var restless = new Future<Void>() {
            @Override
            public Poll<Void> poll(async.core.Context cx) {
                Thread.currentThread().interrupt();
                cx.waker().wake();
                return Poll.pending();
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThrows(InterruptedException.class, () -> blockOn(restless));
        assertTrue(closed[0]);
    }

    @Test
    void a_late_wake_of_an_earlier_call_is_not_taken_for_ours() throws Exception {
        var earlier = new Waker[1];
        blockOn(cx -> {
            earlier[0] = cx.waker();
            return Poll.ready(null);
        });
        var polls = new int[1];
        blockOn(cx -> {
            if (polls[0]++ > 0) return Poll.ready(null);
            earlier[0].wake(); // must not count
            Waker ours = cx.waker();
            Thread me = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                while (me.getState() != Thread.State.WAITING) Thread.onSpinWait();
                ours.wake();
            });
            return Poll.pending();
        });
        assertEquals(2, polls[0]);
    }

    @Test
    void is_refused_inside_a_poll_and_both_places_are_named() {
        Future<String> careless = cx -> Poll.ready(blockOn(Futures.ready("never")));
        var refused = assertThrows(IllegalStateException.class, () -> blockOn(careless));
        assertTrue(
                refused.getMessage()
                        .matches(
                                "blockOn at .*BlockOnTest.*\\(BlockOnTest.java:\\d+\\) is inside a poll of blockOn at"
                                        + " .*BlockOnTest.*\\(BlockOnTest.java:\\d+\\): it would wait for itself; use await instead"),
                refused.getMessage());
    }

    @Test
    void works_again_after_a_refusal() throws Exception {
        assertThrows(IllegalStateException.class, () -> blockOn(cx -> Poll.ready(blockOn(Futures.ready(1)))));
        assertEquals(2, blockOn(Futures.ready(2)));
    }
}
