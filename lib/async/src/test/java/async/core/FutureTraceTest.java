package async.core;

import static async.await.Async.async;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.channel.Channel;
import async.channel.Channels;
import async.future.Futures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FutureTraceTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final Thread mine = Thread.currentThread();
    private final List<String> log = new ArrayList<>();
    private final FutureTrace.Observer observer = new FutureTrace.Observer() {
        @Override
        public void made(Future<?> future) {
            note("made");
        }

        @Override
        public void used(Future<?> future) {
            note("used");
        }
    };

    private void note(String what) {
        if (Thread.currentThread() == mine) log.add(what);
    }

    @Test
    void tells_of_the_making_and_of_the_first_poll_or_close_only() throws Exception {
        // @start region=observe
        FutureTrace.observe(observer);
        try {
            assertTrue(FutureTrace.isObserved());
            var polled = new Once<Void>() { // its constructor calls made(this)
                        @Override
                        protected Poll<Void> advance(Context cx) {
                            return Poll.pending();
                        }
                    };
            polled.poll(cx); // calls used(this)
            polled.poll(cx);
            polled.close();
            assertEquals(List.of("made", "used"), log);
        } finally {
            FutureTrace.forget(observer);
        }
        // @end
    }

    @Test
    void a_close_without_a_poll_is_a_use() {
        FutureTrace.observe(observer);
        try {
            var future = Futures.ready(1);
            future.close();
            future.close();
        } finally {
            FutureTrace.forget(observer);
        }
        assertEquals(List.of("made", "used"), log);
    }

    @Test
    void async_bodies_tell_the_same() throws Exception {
        FutureTrace.observe(observer);
        try {
            var polled = async(() -> 1);
            polled.poll(cx);
            polled.close();
            async(() -> 2).close();
        } finally {
            FutureTrace.forget(observer);
        }
        assertEquals(List.of("made", "used", "made", "used"), log);
    }

    @Test
    void there_is_one_observer_and_nobody_ends_the_watch_of_another() {
        FutureTrace.observe(observer);
        try {
            var refused = assertThrows(IllegalStateException.class, () -> FutureTrace.observe(observer));
            assertEquals("futures are observed already; close that watch first", refused.getMessage());
            FutureTrace.forget(null);
            Futures.ready(1).close();
            assertEquals(2, log.size());
        } finally {
            FutureTrace.forget(observer);
        }
        Futures.ready(1).close();
        assertEquals(2, log.size());
    }

    @Test
    void a_receive_and_a_send_are_told_like_all_others() throws Exception {
        Channel<String> channel = Channels.bounded(1);
        FutureTrace.observe(observer);
        try {
            channel.sender().send("here").poll(cx);
            channel.receiver().next().poll(cx);
            channel.receiver().next().close();
            assertEquals(List.of("made", "used", "made", "used", "made", "used"), log);
        } finally {
            FutureTrace.forget(observer);
        }
    }
}
