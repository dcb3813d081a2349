package async.executor;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.joinAll;
import static async.future.Futures.yieldNow;
import static async.time.Time.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Engine;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.TraceSink;
import async.core.Waker;
import async.future.Futures;
import async.support.Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MultiThreadExecutorTest {

    private static void reach(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(30, TimeUnit.SECONDS), "not reached: " + latch.getCount() + " left");
    }

    @Test
    void runs_many_on_a_few_threads() throws Exception {
        // @start region=run
        try (var executor = new MultiThreadExecutor()) {
            int sum = executor.run(async(() -> {
                List<Task<Integer>> tasks = new ArrayList<>();
                for (int i = 1; i <= 100; i++) {
                    int n = i;
                    tasks.add(spawn(async(() -> {
                        await(sleep(Duration.ofMillis(1)));
                        return n;
                    })));
                }
                return await(joinAll(tasks)).stream().mapToInt(n -> n).sum();
            }));
            assertEquals(5050, sum);
        }
        // @end
    }

    @Test
    void any_thread_may_spawn_and_joins_where_it_likes() throws Exception {
        // @start region=spawn
        try (var executor = new MultiThreadExecutor(2)) {
            Task<String> task =
                    executor.spawn(cx -> Poll.ready(Thread.currentThread().getName()));
            assertTrue(BlockOn.blockOn(task).startsWith("async-worker-"));
        }
        // @end
    }

    @Test
    void settings_are_refused_if_they_make_no_sense() throws Exception {
        // @start region=settings
        var settings = MultiThreadExecutor.Settings.standard().workers(2).lifoSlot(false);
        try (var executor = new MultiThreadExecutor(settings)) {
            assertEquals("value", executor.run(Futures.ready("value")));
        }
        // @end
        assertThrows(IllegalArgumentException.class, () -> new MultiThreadExecutor(0));
        assertThrows(NullPointerException.class, () -> settings.trace(null));
    }

    @Test
    void two_tasks_that_block_run_on_two_threads() throws Exception {
        var both = new CountDownLatch(2);
        try (var executor = new MultiThreadExecutor(2)) {
            for (int i = 0; i < 2; i++)
                executor.spawn(cx -> {
                    both.countDown();
                    reach(both);
                    return Poll.ready(null);
                });
            reach(both);
        }
    }

    @Test
    void what_a_blocked_worker_has_spawned_is_stolen() throws Exception {
        var threads = new ConcurrentLinkedQueue<Thread>();
        var done = new CountDownLatch(10);
        try (var executor = new MultiThreadExecutor(2)) {
            Thread spawner = executor.run(cx -> {
                for (int i = 0; i <= 10; i++) // the last one waits in the slot that nobody can steal from
                cx.host().spawn(inner -> {
                    threads.add(Thread.currentThread());
                    done.countDown();
                    return Poll.ready(null);
                });
                reach(done);
                return Poll.ready(Thread.currentThread());
            });
            assertFalse(threads.stream().limit(10).anyMatch(thread -> thread == spawner));
        }
    }

    @Test
    void a_full_queue_hands_half_to_the_others_and_loses_nothing() throws Exception {
        var done = new CountDownLatch(5000);
        try (var executor = new MultiThreadExecutor(2)) {
            executor.run(cx -> {
                for (int i = 0; i < 5000; i++)
                    cx.host().spawn(inner -> {
                        done.countDown();
                        return Poll.ready(null);
                    });
                return Poll.ready(null);
            });
            reach(done);
        }
    }

    @Test
    void the_task_woken_last_runs_next_at_most_three_times_in_a_row() throws Exception {
        assertEquals(List.of("a", "b", "c", "other", "d", "e", "f"), orderOfAChain(true));
    }

    @Test
    void without_the_slot_the_order_is_first_in_first_out() throws Exception {
        assertEquals(List.of("other", "a", "b", "c", "d", "e", "f"), orderOfAChain(false));
    }

    /// a to f wake each other in turn; "other" could run from the start.
    private static List<String> orderOfAChain(boolean lifoSlot) throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        var settings = MultiThreadExecutor.Settings.standard().workers(1).lifoSlot(lifoSlot);
        var done = new CountDownLatch(7);
        try (var executor = new MultiThreadExecutor(settings)) {
            executor.run(cx -> {
                cx.host().spawn(note(order, done, List.of("other")));
                cx.host().spawn(note(order, done, List.of("a", "b", "c", "d", "e", "f")));
                return Poll.ready(null);
            });
            reach(done);
        }
        return order;
    }

    private static Future<Void> note(List<String> order, CountDownLatch done, List<String> names) {
        return cx -> {
            order.add(names.getFirst());
            if (names.size() > 1) cx.host().spawn(note(order, done, names.subList(1, names.size())));
            done.countDown();
            return Poll.ready(null);
        };
    }

    @Test
    void a_task_may_change_threads_and_keeps_what_it_wrote() throws Exception {
        try (var executor = new MultiThreadExecutor(2)) {
            List<Task<Set<Thread>>> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++) tasks.add(executor.spawn(new Walker(500)));
            for (Task<Set<Thread>> task : tasks)
                assertTrue(BlockOn.blockOn(task).size() <= 2); // how often it was stolen is a matter of luck
        }
    }

    /// Counts in plain fields, over many polls.
    private static final class Walker implements Future<Set<Thread>> {

        private final Set<Thread> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final int steps;
        private int polls;

        Walker(int steps) {
            this.steps = steps;
        }

        @Override
        public Poll<Set<Thread>> poll(Context cx) {
            seen.add(Thread.currentThread());
            if (++polls == steps) return Poll.ready(seen);
            cx.waker().wake();
            return Poll.pending();
        }
    }

    @Test
    void a_coroutine_stays_with_the_thread_of_its_first_pause() throws Exception {
        try (var executor = new MultiThreadExecutor(2)) {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++)
                tasks.add(executor.spawn(Engine.COROUTINE.async(() -> {
                    Set<Long> seen = new TreeSet<>();
                    for (int step = 0; step < 200; step++) {
                        seen.add(Thread.currentThread().threadId());
                        if (step % 20 == 0) await(sleep(Duration.ofNanos(1)));
                        else await(yieldNow());
                    }
                    return seen.size();
                })));
            for (Task<Integer> task : tasks) assertEquals(1, BlockOn.blockOn(task));
        }
    }

    @Test
    void a_future_may_ask_to_keep_its_thread() throws Exception {
        // @start region=keepThread
        Future<Thread> still = new Future<>() {
            private Thread first;
            private int polls;

            @Override
            public Poll<Thread> poll(Context cx) {
                if (first == null) first = Thread.currentThread();
                assertSame(first, Thread.currentThread());
                cx.host().keepThread();
                if (++polls == 1000) return Poll.ready(first);
                cx.waker().wake();
                return Poll.pending();
            }
        };
        // @end
        try (var executor = new MultiThreadExecutor(2)) {
            executor.run(still);
        }
    }

    @Test
    void wakes_from_everywhere_reach_a_body_that_must_not_move() throws Exception {
        var lock = new ReentrantLock();
        try (var executor = new MultiThreadExecutor(2)) {
            var counted = new AtomicInteger();
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++)
                tasks.add(executor.spawn(async(() -> {
                    for (int step = 0; step < 100; step++) {
                        Task<Integer> other = spawn(cx -> Poll.ready(1));
                        lock.lock(); // would be the wrong thread's, had the body moved
                        try {
                            counted.setPlain(counted.getPlain() + 1);
                        } finally {
                            lock.unlock();
                        }
                        await(other);
                    }
                })));
            for (Task<Void> task : tasks) BlockOn.blockOn(task);
            assertEquals(10_000, counted.get());
        }
    }

    @Test
    void closing_closes_every_unfinished_task_on_a_thread_that_polls_and_keeps_the_ends() throws Exception {
        // @start region=close
        Probe<String> idle = new Probe<>();
        Task<String> waiting;
        Task<String> ended;
        try (var executor = new MultiThreadExecutor(2)) {
            waiting = executor.spawn(idle);
            ended = executor.spawn(Futures.ready("kept"));
            while (!ended.isDone()) executor.run(yieldNow());
        }
        assertEquals(1, idle.closes);
        assertThrows(CancellationException.class, () -> BlockOn.blockOn(waiting));
        // @end
        assertEquals("kept", BlockOn.blockOn(ended));
    }

    @Test
    void ten_thousand_idle_tasks_are_closed_once_each_by_workers() throws Exception {
        var closers = new ConcurrentLinkedQueue<Thread>();
        var polled = new CountDownLatch(10_000);
        try (var executor = new MultiThreadExecutor(2)) {
            for (int i = 0; i < 10_000; i++)
                executor.spawn(new Future<Void>() {
                    @Override
                    public Poll<Void> poll(Context cx) {
                        if (polled.getCount() % 2 == 0) cx.host().keepThread();
                        polled.countDown();
                        return Poll.pending();
                    }

                    @Override
                    public void close() {
                        closers.add(Thread.currentThread());
                    }
                });
            reach(polled);
        }
        assertEquals(10_000, closers.size());
        assertTrue(closers.stream().allMatch(thread -> thread.getName().startsWith("async-worker-")));
    }

    @Test
    void a_closed_executor_says_so_and_its_threads_are_gone() throws Exception {
        var executor = new MultiThreadExecutor(2);
        Thread worker = executor.run(cx -> Poll.ready(Thread.currentThread()));
        executor.close();
        executor.close();
        worker.join(Duration.ofSeconds(30));
        assertFalse(worker.isAlive());
        var refused = assertThrows(IllegalStateException.class, () -> executor.spawn(Futures.ready(1)));
        assertEquals("this executor is closed; make a new one", refused.getMessage());
    }

    @Test
    void one_that_never_ran_starts_no_thread_and_closes() {
        var executor = new MultiThreadExecutor(2);
        executor.close();
        assertThrows(IllegalStateException.class, () -> executor.run(Futures.ready(1)));
    }

    @Test
    void a_task_may_close_its_own_executor_and_is_then_closed_itself() throws Exception {
        var executor = new MultiThreadExecutor(2);
        Probe<String> inner = new Probe<>();
        Task<String> task = executor.spawn(new Future<>() {
            @Override
            public Poll<String> poll(Context cx) throws Exception {
                executor.close();
                return inner.poll(cx);
            }

            @Override
            public void close() {
                inner.close();
            }
        });
        assertThrows(CancellationException.class, () -> BlockOn.blockOn(task));
        executor.close();
        assertEquals(1, inner.closes);
    }

    @Test
    void cancel_from_outside_closes_an_idle_task_on_a_worker() throws Exception {
        var polled = new CountDownLatch(1);
        var closer = new AtomicReference<Thread>();
        try (var executor = new MultiThreadExecutor(2)) {
            Task<Void> task = executor.spawn(new Future<>() {
                @Override
                public Poll<Void> poll(Context cx) {
                    polled.countDown();
                    return Poll.pending();
                }

                @Override
                public void close() {
                    closer.set(Thread.currentThread());
                }
            });
            reach(polled);
            task.cancel();
            assertThrows(CancellationException.class, () -> BlockOn.blockOn(task));
            assertTrue(closer.get().getName().startsWith("async-worker-"));
        }
    }

    @Test
    void failures_that_nobody_joins_go_to_the_handler() throws Exception {
        // @start region=onFailure
        var told = new AtomicReference<Throwable>();
        var heard = new CountDownLatch(1);
        try (var executor = new MultiThreadExecutor(2).onFailure(failure -> {
            told.set(failure);
            heard.countDown();
        })) {
            executor.spawn(Futures.failed(new IOException("nobody asked"))).detach();
            heard.await();
        }
        assertEquals("nobody asked", told.get().getMessage());
        // @end
    }

    @Test
    void to_block_inside_a_poll_is_refused_and_the_worker_is_named() throws Exception {
        try (var executor = new MultiThreadExecutor(2)) {
            var refused = assertThrows(
                    IllegalStateException.class,
                    () -> executor.run(cx -> Poll.ready(BlockOn.blockOn(Futures.ready(1)))));
            assertTrue(
                    refused.getMessage()
                            .matches("blockOn at .*MultiThreadExecutorTest.* is inside a poll of"
                                    + " async-worker-\\d: it would wait for itself; use await instead"),
                    refused.getMessage());
            var nested = assertThrows(
                    IllegalStateException.class, () -> executor.run(cx -> Poll.ready(executor.run(Futures.ready(1)))));
            assertTrue(nested.getMessage().startsWith("run at "), nested.getMessage());
        }
    }

    @Test
    void an_interrupted_run_cancels_its_task_and_leaves_the_others() throws Exception {
        var closed = new CountDownLatch(1);
        try (var executor = new MultiThreadExecutor(2)) {
            Thread caller = Thread.currentThread();
            assertThrows(
                    InterruptedException.class,
                    () -> executor.run(new Future<Void>() {
                        @Override
                        public Poll<Void> poll(Context cx) {
                            caller.interrupt();
                            return Poll.pending();
                        }

                        @Override
                        public void close() {
                            closed.countDown();
                        }
                    }));
            reach(closed);
            assertEquals("alive", executor.run(Futures.ready("alive")));
        }
    }

    @Test
    void an_interrupt_from_a_stranger_disturbs_no_worker() throws Exception {
        try (var executor = new MultiThreadExecutor(2)) {
            Thread worker = executor.run(cx -> Poll.ready(Thread.currentThread()));
            worker.interrupt();
            executor.run(sleep(Duration.ofMillis(1)));
            assertEquals("alive", executor.run(Futures.ready("alive")));
        }
    }

    @Test
    void a_trace_is_told_of_steals_and_sleeps() throws Exception {
        // @start region=trace
        var events = ConcurrentHashMap.<String>newKeySet();
        var trace = new TraceSink() {
            @Override
            public void spawned(Object task, String name) {
                events.add("spawned " + name);
            }

            @Override
            public void stolen(Object task) {
                events.add("stolen");
            }

            @Override
            public void parking() {
                events.add("parking");
            }

            @Override
            public void unparked() {
                events.add("unparked");
            }
        };
        // @end
        var settings = MultiThreadExecutor.Settings.standard().workers(2).trace(trace);
        try (var executor = new MultiThreadExecutor(settings)) {
            var stolen = new CountDownLatch(1);
            Task<Void> task = executor.spawn("victim", cx -> {
                cx.host().spawn(inner -> {
                    stolen.countDown();
                    return Poll.ready(null);
                });
                cx.host().spawn(Futures.ready(2));
                reach(stolen);
                return Poll.ready(null);
            });
            BlockOn.blockOn(task);
            executor.run(sleep(Duration.ofMillis(5)));
        }
        assertTrue(events.containsAll(Set.of("spawned victim", "stolen", "parking", "unparked")), events.toString());
    }

    @Test
    void no_wake_is_lost_between_strangers_and_workers() throws Exception {
        try (var executor = new MultiThreadExecutor(2)) {
            var turns = new AtomicInteger();
            var waker = new AtomicReference<Waker>();
            Task<Integer> task = executor.spawn(cx -> {
                waker.set(cx.waker());
                return turns.get() == 20_000 ? Poll.ready(turns.get()) : Poll.pending();
            });
            while (waker.get() == null) Thread.onSpinWait();
            for (int i = 0; i < 20_000; i++) {
                turns.incrementAndGet();
                waker.get().wake();
            }
            assertEquals(20_000, BlockOn.blockOn(task));
        }
    }

    @Test
    void alarms_set_by_a_busy_worker_reach_the_one_that_watches() throws Exception {
        var rung = new CountDownLatch(1);
        try (var executor = new MultiThreadExecutor(2)) {
            executor.run(sleep(Duration.ofMillis(1))); // by now somebody watches
            executor.run(cx -> {
                cx.host().timers().set(cx.host().timers().now() + 1, rung::countDown);
                reach(rung); // keeps this thread, so the other one must ring
                return Poll.ready(null);
            });
        }
    }

    @Test
    void an_alarm_set_before_the_first_spawn_rings() throws Exception {
        var rung = new CountDownLatch(1);
        try (var executor = new MultiThreadExecutor(1)) {
            executor.timers().set(executor.timers().now() + 1, rung::countDown);
            reach(rung);
        }
    }
}
