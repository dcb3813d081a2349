package async.rules;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.TraceSink;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.Probe;
import async.time.Clock;
import async.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The rules of tasks and of who owns what, R6, R7, R9, R24 and R25.
@Timeout(60)
class TaskRulesTest {

    private static final Context BY_HAND = Context.of(Waker.NOOP);

    private final LocalExecutor executor = new LocalExecutor(Clock.paused());
    private final Probe<String> future = new Probe<>();
    private final List<String> log = new ArrayList<>();

    private void runAll() {
        while (executor.tryTick()) {}
    }

    private static void elsewhere(Runnable act) throws InterruptedException {
        Thread.ofPlatform().start(act).join();
    }

    @Test
    void R6_wakes_from_any_thread_count_as_one_until_the_next_poll() throws Exception {
        executor.spawn(future);
        runAll();
        future.wake();
        elsewhere(future::wake);
        assertEquals(1, future.polls, "a wake never polls");
        runAll();
        assertEquals(2, future.polls);
        future.finish("done");
        runAll();
        elsewhere(future::wake);
        runAll();
        assertEquals(3, future.polls, "a wake after the end does nothing");
    }

    @Test
    void R6_a_wake_after_the_executor_has_closed_the_task_schedules_nothing() {
        var woken = new int[1];
        var traced = new LocalExecutor(new TraceSink() {
            @Override
            public void woken(Object task) {
                woken[0]++;
            }
        });
        traced.spawn(future);
        traced.tryTick();
        traced.close();
        future.wake();
        assertEquals(0, woken[0]);
    }

    @Test
    void R7_a_wake_during_the_poll_is_kept_for_one_more_by_the_same_thread() {
        var pollers = new ArrayList<Thread>();
        executor.spawn(cx -> {
            pollers.add(Thread.currentThread());
            if (pollers.size() == 1) elsewhere(cx.waker()::wake);
            return Poll.pending();
        });
        runAll();
        assertEquals(List.of(Thread.currentThread(), Thread.currentThread()), pollers);
    }

    @Test
    void R9_a_forgotten_task_runs_on_and_its_failure_stays_at_its_edge() throws Exception {
        executor.spawn(future);
        executor.spawn(Futures.failed(new IOException("no")));
        runAll();
        future.finish("alone");
        runAll();
        assertEquals(List.of(2, 0), List.of(future.polls, future.closes));
    }

    @Test
    void R9_cancel_wakes_an_idle_task_and_closes_its_future_at_its_next_turn() throws Exception {
        Task<String> task = executor.spawn(future);
        runAll();
        elsewhere(task::cancel);
        assertEquals(0, future.closes);
        runAll();
        assertEquals(List.of(1, 1), List.of(future.polls, future.closes));
        assertThrows(CancellationException.class, () -> executor.run(task));
    }

    @Test
    void R9_cancel_after_the_end_changes_nothing() throws Exception {
        Task<Integer> task = executor.spawn(Futures.ready(1));
        runAll();
        task.cancel();
        assertEquals(1, executor.run(task));
    }

    @Test
    void R24_a_poll_after_a_value_a_failure_or_a_close_says_spent() {
        var closed = Futures.never();
        closed.close();
        var futures = Stream.<Future<?>>of(
                Futures.ready(1),
                Futures.failed(new IOException("no")),
                Futures.join(Futures.ready(1), Futures.ready(2)),
                Futures.joinAll(List.of(Futures.ready(1))),
                Futures.select(Futures.ready(1), Futures.never()),
                Futures.race(List.of(Futures.ready(1))),
                Futures.borrow(Futures.ready(1)),
                Time.sleep(Duration.ZERO),
                Time.timeout(Duration.ofSeconds(1), Futures.ready(1)),
                async(() -> 1),
                executor.spawn(Futures.ready(1)),
                closed);
        runAll();
        for (var spent : futures.toList()) {
            try {
                spent.poll(BY_HAND);
            } catch (Exception failure) {
                log.add("failed");
            }
            var said = assertThrows(IllegalStateException.class, () -> spent.poll(BY_HAND));
            assertEquals("this future has already given its value; make a new one", said.getMessage());
            spent.close();
        }
    }

    @Test
    void R24_close_inside_its_own_poll_is_refused() {
        var self = new Future<?>[3];
        Future<Void> closer = cx -> {
            for (var each : self) if (each != null) each.close();
            return Poll.ready(null);
        };
        List<Future<?>> all = List.of(Futures.borrow(closer), async(() -> await(closer)), Futures.join(closer, closer));
        for (var each : all) {
            self[0] = each;
            var refused = assertThrows(IllegalStateException.class, () -> each.poll(BY_HAND));
            assertEquals("a future cannot be closed inside its own poll", refused.getMessage());
        }
    }

    @Test
    void R24_cancel_and_close_from_elsewhere_leave_the_closing_to_the_polling_thread() {
        var closer = new Thread[2];
        var main = closing(closer, 0, executor::close);
        Task<Void> victim = executor.spawn(closing(closer, 1, () -> {}));
        assertThrows(
                CancellationException.class,
                () -> executor.run(Futures.join(main, cx -> {
                    elsewhere(victim::cancel);
                    return Poll.pending();
                })));
        assertEquals(List.of(Thread.currentThread(), Thread.currentThread()), List.of(closer));
    }

    private static Future<Void> closing(Thread[] closer, int mine, Runnable inPoll) {
        return new Future<>() {
            @Override
            public Poll<Void> poll(Context cx) throws InterruptedException {
                elsewhere(inPoll);
                return Poll.pending();
            }

            @Override
            public void close() {
                closer[mine] = Thread.currentThread();
            }
        };
    }

    @Test
    void R24_an_executor_that_nobody_runs_is_closed_by_its_caller() throws Exception {
        var closer = new Thread[1];
        executor.spawn(closing(closer, 0, () -> {}));
        runAll();
        elsewhere(executor::close);
        assertFalse(closer[0] == null || closer[0] == Thread.currentThread());
    }

    @Test
    void R25_close_is_idempotent_innermost_first_and_runs_every_finally() throws Exception {
        Future<Void> inner = body("inner", future);
        Future<Void> outer = body("outer", inner);
        outer.poll(BY_HAND);
        outer.close();
        outer.close();
        assertEquals(List.of("inner", "outer"), log);
        assertEquals(1, future.closes);
    }

    private Future<Void> body(String name, Future<?> awaited) {
        return async(() -> {
            try {
                await(awaited);
            } finally {
                log.add(name);
            }
        });
    }

    @Test
    void R25_a_body_owns_only_what_it_awaits() throws Exception {
        Task<Void> task = executor.spawn(async(() -> {
            spawn(future);
            await(Futures.never());
        }));
        runAll();
        task.cancel();
        runAll();
        assertEquals(List.of(1, 0), List.of(future.polls, future.closes));
    }

    @Test
    void R25_timeout_and_select_cancel_the_task_they_are_given_and_a_loan_survives() throws Exception {
        var lent = new Probe<String>();
        var other = new Probe<String>();
        Task<String> first = executor.spawn(future);
        Task<String> second = executor.spawn(other);
        Task<String> third = executor.spawn(lent);
        assertThrows(TimeoutException.class, () -> executor.run(Time.timeout(Duration.ofSeconds(1), first)));
        executor.run(Futures.select(second, Futures.yieldNow()));
        executor.run(Futures.select(Futures.borrow(third), Futures.yieldNow()));
        runAll();
        assertEquals(List.of(1, 1, 0), List.of(future.closes, other.closes, lent.closes));
        lent.finish("later");
        assertEquals("later", executor.run(third));
    }

    @Test
    void R25_closing_the_executor_closes_queued_and_idle_tasks_and_keeps_ends() throws Exception {
        Task<Integer> done = executor.spawn(Futures.ready(1));
        Task<String> idle = executor.spawn(future);
        runAll();
        var queued = new Probe<String>();
        executor.spawn(queued);
        executor.close();
        assertEquals(List.of(1, 1), List.of(future.closes, queued.closes));
        assertEquals(Poll.ready(1), done.poll(BY_HAND));
        assertTrue(idle.isDone());
        future.wake();
        assertSame(1, future.polls);
    }
}
