package async.rules;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.never;
import static async.time.Time.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.executor.BlockOn;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.executor.MultiThreadExecutor.Settings;
import async.future.Futures;
import async.support.Garbage;
import async.support.Probe;
import async.time.Clock;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What executors promise: R10 (closing), R11 (letting go), R14 (budget), R15 (queues).
@Timeout(60)
class ExecutorRulesTest {

    /// Counts, one step of the budget each, until it has enough.
    private static final class Counter implements Future<Integer> {

        final List<Integer> turns = new ArrayList<>();
        private final int enough;
        private int count;

        Counter(int enough) {
            this.enough = enough;
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            int before = count;
            while (count < enough && !Budget.isSpent(cx)) {
                Budget.spend(cx);
                count++;
            }
            turns.add(count - before);
            return count == enough ? Poll.ready(count) : Poll.pending();
        }
    }

    @Test
    void R10_a_wake_while_the_executor_closes_polls_nothing_and_closes_once() {
        var polls = new AtomicInteger();
        var closes = new AtomicInteger();
        var first = new AtomicReference<Waker>();
        var executor = new LocalExecutor(Clock.paused());
        for (int i = 0; i < 2; i++)
            executor.spawn(new Future<Void>() {
                @Override
                public Poll<Void> poll(Context cx) {
                    polls.incrementAndGet();
                    first.set(cx.waker());
                    return Poll.pending();
                }

                @Override
                public void close() {
                    closes.incrementAndGet();
                    first.get().wake();
                }
            });
        while (executor.tryTick()) {}
        executor.close();
        assertEquals(2, polls.get());
        assertEquals(2, closes.get());
    }

    @Test
    void R10_workers_close_what_is_queued_running_or_idle_each_once() throws Exception {
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Probe<String> idle = new Probe<>();
        Probe<String> queued = new Probe<>();
        Probe<String> busy = new Probe<>();
        var executor = new MultiThreadExecutor(1);
        Task<String> first = executor.spawn(idle);
        executor.run(Futures.ready(0));
        Task<String> second = executor.spawn(new Future<>() {
            @Override
            public Poll<String> poll(Context cx) throws Exception {
                running.countDown();
                go.await();
                return busy.poll(cx);
            }

            @Override
            public void close() {
                busy.close();
            }
        });
        running.await();
        Task<String> third = executor.spawn(queued);
        var closer = Thread.ofPlatform().start(executor::close);
        while (true) {
            try {
                executor.spawn(Futures.ready(0));
            } catch (IllegalStateException closing) {
                break;
            }
        }
        go.countDown();
        closer.join();
        assertEquals(List.of(1, 1, 0), List.of(idle.polls, busy.polls, queued.polls));
        assertEquals(List.of(1, 1, 1), List.of(idle.closes, busy.closes, queued.closes));
        for (Task<String> task : List.of(first, second, third)) {
            var end = assertThrows(CancellationException.class, () -> BlockOn.blockOn(task));
            assertEquals("the executor was closed", end.getMessage());
        }
    }

    @Test
    void R10_a_body_that_is_closed_may_not_spawn() throws Exception {
        var refused = new AtomicReference<String>();
        try (var executor = new MultiThreadExecutor(2)) {
            var started = new CountDownLatch(1);
            executor.spawn(new Future<Void>() {
                @Override
                public Poll<Void> poll(Context cx) {
                    started.countDown();
                    return Poll.pending();
                }

                @Override
                public void close() {
                    refused.set(assertThrows(IllegalStateException.class, () -> executor.spawn(never()))
                            .getMessage());
                }
            });
            started.await();
        }
        assertEquals("this executor is closed; make a new one", refused.get());
    }

    @Test
    void R11_a_finished_task_lets_go_of_its_future_though_it_is_still_held() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            var captured = new AtomicReference<>(new Object());
            var trace = new WeakReference<>(captured.get());
            Task<Integer> task = executor.spawn(holding(captured.getAndSet(null)));
            assertNotNull(trace.get());
            while (executor.tryTick()) {}
            Garbage.collectUntil(() -> trace.get() == null);
            assertNull(trace.get());
            assertEquals(1, executor.run(task));
        }
    }

    private static Future<Integer> holding(Object captured) {
        return cx -> Poll.ready(captured == null ? 0 : 1);
    }

    @Test
    void R11_a_failing_close_is_kept_with_the_cancellation_and_the_worker_goes_on() throws Exception {
        try (var executor = new MultiThreadExecutor(1)) {
            Probe<Void> probe = new Probe<Void>().failingToClose(new IllegalStateException("cannot close"));
            Task<Void> task = executor.spawn(probe);
            executor.run(Futures.ready(0));
            task.cancel();
            var end = assertThrows(CancellationException.class, () -> BlockOn.blockOn(task));
            assertEquals("cannot close", end.getSuppressed()[0].getMessage());
            assertEquals("goes on", executor.run(Futures.ready("goes on")));
        }
    }

    @Test
    void R14_a_poll_ends_after_128_steps_and_the_others_have_a_turn() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            var greedy = new Counter(300);
            var sibling = new AtomicInteger();
            executor.spawn(greedy);
            executor.spawn(cx -> {
                if (sibling.incrementAndGet() < 3) cx.waker().wake();
                return sibling.get() < 3 ? Poll.pending() : Poll.ready(null);
            });
            while (executor.tryTick()) {}
            assertEquals(List.of(128, 128, 44), greedy.turns);
            assertEquals(3, sibling.get());
        }
    }

    @Test
    void R14_joining_tasks_that_are_done_takes_steps_too() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            List<Task<Integer>> done = new ArrayList<>();
            for (int i = 0; i < 1000; i++) done.add(executor.spawn(Futures.ready(i)));
            while (executor.tryTick()) {}
            var turns = new AtomicInteger();
            var over = new AtomicBoolean();
            executor.spawn(async(() -> {
                for (Task<Integer> task : done) await(task);
                over.set(true);
            }));
            for (; !over.get(); turns.incrementAndGet()) assertTrue(executor.tryTick());
            assertEquals(1000 / 128 + 1, turns.get());
        }
    }

    @Test
    void R15_a_task_in_the_slot_goes_on_with_the_budget_of_the_one_that_woke_it() throws Exception {
        try (var executor = new MultiThreadExecutor(1)) {
            var second = new Counter(100);
            var first = new Counter(100);
            Task<Task<Integer>> both = executor.spawn(cx -> {
                first.poll(cx);
                return Poll.ready(cx.host().spawn(second));
            });
            BlockOn.blockOn(BlockOn.blockOn(both));
            assertEquals(List.of(100), first.turns);
            assertEquals(List.of(28, 72), second.turns);
        }
    }

    @Test
    void R15_a_busy_worker_looks_at_alarms_and_at_the_global_queue() throws Exception {
        try (var executor = new MultiThreadExecutor(1)) {
            for (int i = 0; i < 2; i++)
                executor.spawn(cx -> {
                    cx.waker().wake();
                    return Poll.pending();
                });
            executor.run(sleep(Duration.ofMillis(1)));
            assertEquals("from outside", executor.run(Futures.ready("from outside")));
        }
    }

    @Test
    void R15_two_that_wake_themselves_on_one_worker_are_never_more_than_one_poll_apart() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        try (var executor = new MultiThreadExecutor(Settings.standard().workers(1))) {
            executor.run(async(() -> {
                List<Task<Void>> two = new ArrayList<>();
                for (int i = 0; i < 2; i++) two.add(spawn(yielder(i, order)));
                for (Task<Void> task : two) await(task);
            }));
        }
        int apart = 0;
        for (int who : order) {
            apart += who == 0 ? 1 : -1;
            assertTrue(Math.abs(apart) <= 1, order.toString());
        }
        assertEquals(200, order.size());
    }

    private static Future<Void> yielder(int who, List<Integer> order) {
        return new Future<>() {
            private int polls;

            @Override
            public Poll<Void> poll(Context cx) {
                order.add(who);
                if (++polls == 100) return Poll.ready(null);
                cx.waker().wake();
                return Poll.pending();
            }
        };
    }

    @Test
    void a_failure_stays_at_the_edge_of_its_task_and_the_worker_goes_on() throws Exception {
        try (var executor = new MultiThreadExecutor(1).onFailure(failure -> {})) {
            Task<Object> task = executor.spawn(cx -> {
                throw new StackOverflowError("deep");
            });
            assertThrows(StackOverflowError.class, () -> BlockOn.blockOn(task));
            Task<Object> other = executor.spawn(Futures.failed(new IOException("no")));
            assertThrows(IOException.class, () -> BlockOn.blockOn(other));
            assertFalse(executor.run(Futures.ready(false)));
        }
    }
}
