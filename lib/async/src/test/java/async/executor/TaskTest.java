package async.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.future.Either;
import async.future.Futures;
import async.support.CountingWaker;
import async.support.Garbage;
import async.support.Probe;
import async.time.Clock;
import async.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// The life of one task, step by step. Nothing here runs by itself.
class TaskTest {

    private final LocalExecutor executor = new LocalExecutor(Clock.paused());
    private final List<Throwable> reported = new ArrayList<>();
    private final Probe<String> future = new Probe<>();

    TaskTest() {
        executor.onFailure(reported::add);
    }

    private void runAll() {
        while (executor.tryTick()) {}
    }

    @Test
    void joining_gives_the_value() throws Exception {
        // @start region=join
        Task<Integer> task = executor.spawn(Futures.ready(42));
        assertFalse(task.isDone());
        assertEquals(42, executor.run(task));
        assertTrue(task.isDone());
        // @end
    }

    @Test
    void joining_gives_the_very_failure() {
        var failure = new IOException("no");
        Task<String> task = executor.spawn(Futures.failed(failure));
        assertSame(failure, assertThrows(IOException.class, () -> executor.run(task)));
        assertEquals(List.of(), reported);
    }

    @Test
    void joining_twice_says_spent() throws Exception {
        Task<Integer> task = executor.spawn(Futures.ready(1));
        runAll();
        task.poll(Context.of(Waker.NOOP));
        assertThrows(IllegalStateException.class, () -> task.poll(Context.of(Waker.NOOP)));
    }

    @Test
    void a_closed_task_says_spent_at_once() {
        Task<String> task = executor.spawn(future);
        task.close();
        var said = assertThrows(IllegalStateException.class, () -> task.poll(Context.of(Waker.NOOP)));
        assertEquals(IllegalStateException.class, said.getClass(), "not the end of the task");
    }

    @Test
    void the_joiner_is_woken_once_and_only_the_latest_one() throws Exception {
        Task<String> task = executor.spawn(future);
        var stale = new CountingWaker();
        var joiner = new CountingWaker();
        task.poll(Context.of(stale));
        task.poll(Context.of(joiner));
        runAll();
        future.finish("done");
        runAll();
        assertEquals(0, stale.count());
        assertEquals(1, joiner.count());
        assertEquals(Poll.ready("done"), task.poll(Context.of(joiner)));
    }

    @Test
    void wakes_before_the_next_poll_count_as_one() {
        executor.spawn(future);
        runAll();
        future.wake();
        future.wake();
        runAll();
        assertEquals(2, future.polls);
    }

    @Test
    void a_wake_inside_the_poll_is_kept_for_one_more_poll() {
        var polls = new int[1];
        executor.spawn(cx -> {
            if (++polls[0] == 1) {
                cx.waker().wake();
                cx.waker().wake();
                assertEquals(1, polls[0], "a wake never polls");
            }
            return Poll.pending();
        });
        runAll();
        assertEquals(2, polls[0]);
    }

    @Test
    void a_wake_after_the_end_does_nothing() {
        executor.spawn(future);
        runAll();
        future.finish("done");
        runAll();
        future.wake();
        runAll();
        assertEquals(2, future.polls);
    }

    @Test
    void cancelling_closes_at_the_next_turn_and_never_polls_again() {
        // @start region=cancel
        Task<String> task = executor.spawn(future);
        runAll();
        task.cancel();
        assertEquals(0, future.closes); // only asked for
        runAll();
        assertEquals(1, future.closes);
        assertEquals(1, future.polls);
        assertThrows(CancellationException.class, () -> task.poll(Context.of(Waker.NOOP)));
        // @end
    }

    @Test
    void a_task_cancelled_before_its_first_poll_is_closed_unpolled() {
        Task<String> task = executor.spawn(future);
        task.cancel();
        runAll();
        assertEquals(0, future.polls);
        assertEquals(1, future.closes);
    }

    @Test
    void cancelling_after_the_end_leaves_the_value() throws Exception {
        Task<Integer> task = executor.spawn(Futures.ready(7));
        runAll();
        task.cancel();
        assertEquals(Poll.ready(7), task.poll(Context.of(Waker.NOOP)));
    }

    @Test
    void a_task_that_cancels_itself_is_closed_after_its_poll() {
        var self = new Task<?>[1];
        var closes = new int[1];
        self[0] = executor.spawn(new Future<Void>() {
            @Override
            public Poll<Void> poll(Context cx) {
                self[0].cancel();
                assertEquals(0, closes[0]);
                return Poll.pending();
            }

            @Override
            public void close() {
                closes[0]++;
            }
        });
        runAll();
        assertEquals(1, closes[0]);
    }

    @Test
    void a_failing_close_is_kept_with_the_cancellation() {
        var stuck = new IllegalStateException("stuck");
        Task<String> task = executor.spawn(new Probe<String>().failingToClose(stuck));
        runAll();
        task.cancel();
        runAll();
        var cancelled = assertThrows(CancellationException.class, () -> task.poll(Context.of(Waker.NOOP)));
        assertSame(stuck, cancelled.getSuppressed()[0]);
    }

    @Test
    void closing_the_handle_cancels_and_spends_it() {
        Task<String> task = executor.spawn(future);
        runAll();
        task.close();
        runAll();
        assertEquals(1, future.closes);
        assertThrows(IllegalStateException.class, () -> task.poll(Context.of(Waker.NOOP)));
    }

    @Test
    void timeout_and_select_cancel_the_task_they_were_given() {
        Task<String> late = executor.spawn(future);
        assertThrows(TimeoutException.class, () -> executor.run(Time.timeout(Duration.ofSeconds(1), late)));
        runAll();
        assertEquals(1, future.closes);
    }

    @Test
    void a_borrowed_task_survives_the_select_that_it_lost() throws Exception {
        Task<String> task = executor.spawn(future);
        Either<Void, String> won = executor.run(Futures.select(Futures.yieldNow(), Futures.borrow(task)));
        assertEquals(new Either.Left<>(null), won);
        future.finish("later");
        assertEquals("later", executor.run(task));
        assertEquals(0, future.closes);
    }

    @Test
    void a_forgotten_task_runs_on() throws Exception {
        executor.spawn(future);
        runAll();
        future.finish("alone");
        runAll();
        assertEquals(2, future.polls);
        assertEquals(0, future.closes);
    }

    @Test
    void the_failure_of_a_detached_task_is_reported_once() {
        // @start region=detach
        var failure = new IOException("nobody asked");
        Task<Void> task = executor.spawn(Futures.failed(failure));
        task.detach();
        runAll();
        assertEquals(List.of(failure), reported);
        // @end
        task.detach();
        assertEquals(List.of(failure), reported);
    }

    @Test
    void detaching_after_the_failure_reports_it_too() {
        var failure = new IOException("nobody asked");
        Task<Void> task = executor.spawn(Futures.failed(failure));
        runAll();
        task.detach();
        assertEquals(List.of(failure), reported);
    }

    @Test
    void a_detached_task_that_is_cancelled_is_no_failure() {
        Task<String> task = executor.spawn(future);
        task.detach();
        task.cancel();
        runAll();
        assertEquals(List.of(), reported);
    }

    @Test
    void an_error_of_the_virtual_machine_ends_the_task_and_is_reported() {
        Task<Void> task = executor.spawn(cx -> {
            throw new StackOverflowError();
        });
        runAll();
        assertThrows(StackOverflowError.class, () -> task.poll(Context.of(Waker.NOOP)));
        assertEquals(1, reported.size());
    }

    @Test
    void no_cross_thread_wake_is_lost() throws Exception {
        int rounds = 200_000;
        var bell = new Waker[1];
        var published = new int[1];
        var handle = java.lang.invoke.MethodHandles.arrayElementVarHandle(int[].class);
        try (var live = new LocalExecutor()) {
            var waker = Thread.ofPlatform().daemon().unstarted(() -> {
                for (int i = 1; i <= rounds; i++) {
                    handle.setOpaque(published, 0, i); // the weakest store that a future may rely on a wake to publish
                    bell[0].wake();
                    if (i % 3 == 0) Thread.onSpinWait();
                }
            });
            live.run(cx -> {
                if (bell[0] == null) {
                    bell[0] = cx.waker();
                    waker.start();
                }
                return (int) handle.getOpaque(published, 0) == rounds ? Poll.ready(null) : Poll.pending();
            });
            waker.join();
        }
    }

    @Test
    void the_failure_of_a_forgotten_task_is_told_once_it_is_garbage() throws Exception {
        executor.spawn(Futures.failed(new IOException("forgotten")));
        Task<Object> held = executor.spawn(Futures.failed(new IOException("held")));
        runAll();
        assertEquals(List.of(), reported);
        Garbage.collectUntil(() -> {
            runAll();
            return !reported.isEmpty();
        });
        assertEquals(
                List.of("forgotten"),
                reported.stream().map(Throwable::getMessage).toList());
        assertThrows(IOException.class, () -> executor.run(held));
    }

    @Test
    void what_was_joined_or_detached_is_not_told_again_as_garbage() throws Exception {
        forget(executor.spawn(Futures.failed(new IOException("joined"))));
        executor.spawn(Futures.failed(new IOException("detached"))).detach();
        executor.spawn(Futures.failed(new IOException("the last to be collected")));
        Garbage.collectUntil(() -> {
            runAll();
            return reported.size() >= 2;
        });
        assertEquals(
                List.of("detached", "the last to be collected"),
                reported.stream().map(Throwable::getMessage).toList());
    }

    private void forget(Task<Object> task) {
        assertThrows(IOException.class, () -> executor.run(task));
    }
}
