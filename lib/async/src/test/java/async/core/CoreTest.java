package async.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import async.time.Clock;
import async.time.Time;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoreTest {

    @Test
    void whoever_rings_goes_on_when_a_waker_throws() {
        // @start region=ring
        var told = new Throwable[1];
        Thread.currentThread().setUncaughtExceptionHandler((thread, broken) -> told[0] = broken);
        Waker.ring(() -> {
            throw new IllegalStateException("broken");
        });
        assertEquals("broken", told[0].getMessage());
        // @end
        Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {
            throw new IllegalStateException("broken too");
        });
        Waker.ring(() -> {
            throw new IllegalStateException("broken");
        });
        Thread.currentThread().setUncaughtExceptionHandler(null);
    }

    @Test
    void a_poll_is_ready_or_pending_and_a_switch_needs_no_default() {
        // @start region=poll
        Poll<Integer> poll = Poll.ready(42);
        String said = switch (poll) {
            case Poll.Ready<Integer>(Integer value) -> "ready: " + value;
            case Poll.Pending<Integer>() -> "not yet";
        };
        assertEquals("ready: 42", said);
        assertSame(Poll.pending(), Poll.pending());
        // @end
    }

    @Test
    void a_failure_from_elsewhere_is_thrown_as_it_is() {
        // @start region=failed
        var cause = new IOException("disk full"); // happened on another thread
        Future<String> future = cx -> Poll.failed(cause);
        assertSame(cause, assertThrows(IOException.class, () -> future.poll(Context.of(Waker.NOOP))));
        // @end
        var error = new StackOverflowError();
        assertSame(error, assertThrows(StackOverflowError.class, () -> Poll.failed(error)));
        var neither = new Throwable("sneaked through");
        var wrapped = assertThrows(UndeclaredThrowableException.class, () -> Poll.failed(neither));
        assertSame(neither, wrapped.getCause());
    }

    @Test
    void a_future_is_polled_until_it_is_ready() throws Exception {
        // @start region=future
        var polls = new AtomicInteger();
        Future<String> third = cx -> polls.incrementAndGet() < 3 ? Poll.pending() : Poll.ready("done");
        assertEquals(0, polls.get()); // making it did nothing
        Context cx = Context.of(Waker.NOOP);
        assertEquals(Poll.pending(), third.poll(cx));
        assertEquals(Poll.pending(), third.poll(cx));
        assertEquals(Poll.ready("done"), third.poll(cx));
        // @end
    }

    @Test
    void closing_twice_does_nothing_and_a_poll_after_it_says_so() throws Exception {
        // @start region=close
        Future<String> future = Futures.ready("unused");
        future.close();
        assertDoesNotThrow(future::close);
        var refused = assertThrows(IllegalStateException.class, () -> future.poll(Context.of(Waker.NOOP)));
        assertEquals(Future.spent().getMessage(), refused.getMessage());
        // @end
    }

    @Test
    void a_future_keeps_the_waker_and_the_event_rings_it() throws Exception {
        // @start region=waker
        var bell = new CountingWaker();
        var kept = new Waker[1];
        Future<Void> waiting = cx -> {
            kept[0] = cx.waker();
            return Poll.pending();
        };
        waiting.poll(Context.of(bell));
        kept[0].wake();
        assertEquals(1, bell.count());
        // @end
    }

    @Test
    void a_host_offers_tasks_and_alarms_and_a_bare_context_has_none() throws Exception {
        // @start region=host
        assertNull(Context.of(Waker.NOOP).host());
        try (var executor = new LocalExecutor(Clock.paused())) {
            Future<Long> clockRead = cx -> {
                cx.host().spawn(Time.sleep(Duration.ofSeconds(1))).detach();
                cx.host().timers().set(5, Waker.NOOP).cancel();
                return Context.of(Waker.NOOP, cx.host()).host() == cx.host()
                        ? Poll.ready(cx.host().timers().now())
                        : Poll.pending();
            };
            assertEquals(0L, executor.run(clockRead));
        }
        // @end
    }

    @Test
    void a_host_draws_lots() throws Exception {
        try (var executor = new LocalExecutor()) {
            // @start region=random
            Future<Integer> die = cx -> Poll.ready(1 + cx.host().random(6));
            int thrown = executor.run(die);
            assertTrue(1 <= thrown && thrown <= 6);
            assertEquals(0, Host.random(Context.of(Waker.NOOP), 1)); // and where there is no host
            // @end
        }
    }
}
