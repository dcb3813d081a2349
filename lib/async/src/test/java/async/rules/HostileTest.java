package async.rules;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.AsyncBody;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.TraceSink;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import async.support.Probe;
import async.time.Clock;
import async.time.Driver;
import async.time.PausedClock;
import async.time.Time;
import async.time.Wheel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/// Strangers' code that breaks its promises, and input that makes no sense: whoever did it is told, nobody else
/// suffers.
@Timeout(20)
class HostileTest {

    private static final Waker BROKEN = () -> {
        throw new IllegalStateException("broken waker");
    };

    private final List<Throwable> reported = new ArrayList<>();
    private final PausedClock clock = Clock.paused();
    private final LocalExecutor executor = new LocalExecutor(clock).onFailure(reported::add);
    private final Probe<String> future = new Probe<>();

    private void runAll() {
        while (executor.tryTick()) {}
    }

    @Test
    void a_trace_that_throws_is_reported_once_and_loses_no_task_and_no_wake() throws Exception {
        var broken = new IllegalStateException("broken trace");
        var sink = new TraceSink() {
            @Override
            public void woken(Object task) {
                throw broken;
            }

            @Override
            public void polled(Object task, boolean done) {
                throw broken;
            }
        };
        try (var traced = new LocalExecutor(clock, sink).onFailure(reported::add)) {
            assertEquals(1, traced.run(Futures.ready(1)));
            traced.spawn(future);
            traced.run(Futures.yieldNow());
            future.wake();
            traced.run(Futures.yieldNow());
        }
        assertEquals(List.of(2, 1), List.of(future.polls, future.closes));
        assertEquals(List.of(broken), reported);
    }

    @Test
    void a_waker_that_throws_keeps_no_other_alarm_from_ringing() throws Exception {
        var wheel = new Wheel(clock);
        var waker = new CountingWaker();
        wheel.set(1_000_000, BROKEN);
        wheel.set(1_000_000, waker);
        clock.advance(Duration.ofMillis(1));
        assertEquals("broken waker", uncaught(wheel::advance).getMessage());
        assertEquals(1, waker.count());
    }

    @Test
    void a_waker_that_throws_does_not_end_the_process_wide_driver() throws Exception {
        var timers = Driver.timers();
        timers.set(timers.now() + 1_000_000, () -> {
            Thread.currentThread()
                    .setUncaughtExceptionHandler((thread, thrown) -> thread.setUncaughtExceptionHandler(null));
            throw new IllegalStateException("broken waker");
        });
        blockOn(Time.sleep(Duration.ofMillis(5)));
    }

    @Test
    void a_joiner_whose_waker_throws_does_not_end_the_run() throws Exception {
        Task<Integer> task = executor.spawn(Futures.ready(1));
        task.poll(Context.of(BROKEN));
        assertEquals(
                "broken waker", uncaught(() -> executor.run(Futures.yieldNow())).getMessage());
    }

    private static Throwable uncaught(Executable act) throws Exception {
        var seen = new Throwable[1];
        var thread = Thread.ofPlatform()
                .uncaughtExceptionHandler((where, thrown) -> seen[0] = thrown)
                .start(() -> {
                    try {
                        act.execute();
                    } catch (Throwable e) {
                        throw new AssertionError(e);
                    }
                });
        thread.join();
        return seen[0];
    }

    @Test
    void an_error_in_a_race_closes_the_others() {
        Future<String> broken = cx -> {
            throw new AssertionError("broken racer");
        };
        assertThrows(AssertionError.class, () -> blockOn(Futures.race(List.of(future, broken))));
        assertEquals(1, future.closes);
    }

    @Test
    void a_future_that_is_null_is_refused_where_it_is_given() {
        Future<String> none = null;
        refused(() -> Futures.join(none, future));
        refused(() -> Futures.join(future, none));
        refused(() -> Futures.select(none, future));
        refused(() -> Futures.select(future, none));
        refused(() -> Futures.joinAll(Arrays.asList(future, none)));
        refused(() -> Futures.race(Arrays.asList(future, none)));
        refused(() -> Futures.borrow(none));
        refused(() -> Time.timeout(Duration.ofSeconds(1), none));
        refused(() -> Time.sleep(null));
        refused(() -> executor.spawn(none));
        refused(() -> executor.spawn(null, future));
        refused(() -> executor.run(none));
        refused(() -> executor.onFailure(null));
        refused(() -> new LocalExecutor((TraceSink) null));
        refused(() -> new LocalExecutor((Clock) null));
        refused(() -> blockOn(none));
        refused(() -> blockOn(async(() -> await(none))));
        refused(() -> async((AsyncBody<String>) null));
        refused(() -> async((AsyncBody.Action) null));
        assertEquals(0, future.polls);
    }

    private static void refused(Executable act) {
        String why = assertThrows(NullPointerException.class, act).getMessage();
        assertTrue(why != null && !why.startsWith("Cannot invoke"), why);
    }

    @Test
    void the_longest_and_the_most_negative_durations_are_fine() throws Exception {
        assertEquals(
                Poll.ready(null),
                Time.sleep(Duration.ofSeconds(Long.MIN_VALUE)).poll(Context.of(Waker.NOOP, executor)));
        var forever = Time.sleep(Duration.ofSeconds(Long.MAX_VALUE));
        assertEquals(Poll.pending(), forever.poll(Context.of(Waker.NOOP, executor)));
        forever.close();
        assertEquals(Long.MAX_VALUE, ((Wheel) executor.timers()).untilNext());
    }

    @Test
    void a_refused_blockOn_closes_its_future_all_the_same() {
        assertThrows(IllegalStateException.class, () -> executor.run(cx -> Poll.ready(blockOn(future))));
        assertEquals(List.of(0, 1), List.of(future.polls, future.closes));
    }

    @Test
    void no_failure_is_told_twice() {
        Task<Void> fatal = executor.spawn(cx -> {
            throw new StackOverflowError();
        });
        Task<Void> joined = executor.spawn(Futures.failed(new IOException("no")));
        runAll();
        assertThrows(IOException.class, () -> joined.poll(Context.of(Waker.NOOP)));
        fatal.detach();
        joined.detach();
        assertEquals(1, reported.size());
    }

    @Test
    void a_failure_behind_a_closed_handle_is_still_told() {
        var stuck = new IllegalStateException("stuck");
        Task<String> task = executor.spawn(future.failingToClose(stuck));
        runAll();
        task.close();
        runAll();
        assertSame(stuck, reported.getFirst().getSuppressed()[0]);
    }

    @Test
    void what_the_close_of_an_interrupted_run_threw_is_told() {
        var stuck = new IllegalStateException("stuck");
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> executor.run(future.failingToClose(stuck)));
        assertSame(stuck, reported.getFirst().getSuppressed()[0]);
    }
}
