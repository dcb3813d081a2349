package async.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Task;
import async.core.TraceSink;
import async.core.Waker;
import async.executor.MultiThreadExecutor.Settings;
import async.future.Futures;
import async.support.Garbage;
import async.time.Time;
import java.lang.ref.WeakReference;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a worker owes its tasks when others are greedy, rude or broken.
@Timeout(20)
class WorkerTest {

    private static void reach(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(10, TimeUnit.SECONDS), "not reached");
    }

    /// Something to do at each poll, a number of polls long.
    private static Future<Void> steps(int polls, AsyncStep step) {
        return new Future<>() {
            private int done;

            @Override
            public Poll<Void> poll(Context cx) throws Exception {
                step.take(cx, done);
                return ++done == polls ? Poll.ready(null) : Poll.pending();
            }
        };
    }

    private interface AsyncStep {
        void take(Context cx, int poll) throws Exception;
    }

    // Turns

    private static final int HOPS = 20_000;

    /// Two tasks that wake each other in turn.
    private static final class PingPong {

        private final Waker[] bells = new Waker[2];
        private int hops;

        void start(Host host) {
            for (int i = 0; i < 2; i++) {
                int me = i;
                host.spawn(cx -> {
                    bells[me] = cx.waker();
                    if (bells[1 - me] != null) bells[1 - me].wake();
                    return ++hops >= HOPS ? Poll.ready(null) : Poll.pending();
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void a_bound_task_has_its_turns_beside_two_that_wake_each_other(int turnsBefore) throws Exception {
        var pair = new PingPong();
        var hops = new AtomicReference<Integer>();
        var done = new CountDownLatch(1);
        try (var executor = new MultiThreadExecutor(1)) {
            executor.run(steps(turnsBefore, (cx, poll) -> {
                cx.waker().wake();
                if (poll < turnsBefore - 1) return;
                pair.start(cx.host());
                cx.host().spawn(steps(10, (inner, turn) -> {
                    inner.host().keepThread();
                    inner.waker().wake();
                    if (turn < 9) return;
                    hops.set(pair.hops);
                    done.countDown();
                }));
            }));
            reach(done);
        }
        assertTrue(hops.get() < HOPS / 10, "only after " + hops.get() + " hops of the others");
    }

    @Test
    void a_task_that_woke_itself_is_stolen_from_behind_one_that_blocks() throws Exception {
        Set<Thread> asleep = ConcurrentHashMap.newKeySet();
        var sink = new TraceSink() {
            @Override
            public void parking() {
                asleep.add(Thread.currentThread());
            }

            @Override
            public void unparked() {
                asleep.remove(Thread.currentThread());
            }
        };
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var again = new CountDownLatch(1);
        try (var executor =
                new MultiThreadExecutor(Settings.standard().workers(2).trace(sink))) {
            executor.spawn(steps(2, (cx, poll) -> {
                threads.add(Thread.currentThread());
                if (poll == 1) {
                    again.countDown();
                    return;
                }
                while (asleep.isEmpty()) Thread.sleep(1);
                Thread.sleep(20);
                cx.waker().wake();
                cx.host().spawn(inner -> {
                    reach(again);
                    return Poll.ready(null);
                });
            }));
            assertTrue(again.await(5, TimeUnit.SECONDS), "it waits beside a sleeping worker");
            assertEquals(2, threads.size());
        }
    }

    @Test
    void a_task_that_an_alarm_wakes_has_a_budget_of_its_own() throws Exception {
        var spent = new AtomicBoolean();
        try (var executor = new MultiThreadExecutor(1)) {
            executor.run(steps(2, (cx, poll) -> {
                if (poll == 1) spent.set(Budget.isSpent(cx));
                else {
                    while (!Budget.isSpent(Context.of(Waker.NOOP, cx.host()))) Budget.spend(cx);
                    cx.host().timers().set(cx.host().timers().now() + 1_000_000, cx.waker());
                }
            }));
        }
        assertFalse(spent.get());
    }

    @Test
    void a_task_that_interrupts_its_thread_disturbs_no_other() throws Exception {
        try (var executor = new MultiThreadExecutor(1)) {
            var other = BlockOn.blockOn(executor.spawn(cx -> {
                Thread.currentThread().interrupt();
                return Poll.ready(cx.host()
                        .spawn(inner -> Poll.ready(Thread.currentThread().isInterrupted())));
            }));
            assertFalse(BlockOn.blockOn(other));
        }
    }

    /// Lost calls show as a pair that never meets. The pauses let the workers fall asleep, each round at another
    /// moment.
    @Test
    void of_two_tasks_that_wait_for_each_other_none_is_left_beside_a_sleeper() throws Exception {
        var random = new SplittableRandom(1);
        try (var executor = new MultiThreadExecutor(2)) {
            for (int round = 0; round < 10_000; round++) {
                var both = new CountDownLatch(2);
                executor.spawn(meet(both));
                spin(random.nextInt(20));
                executor.spawn(meet(both));
                assertTrue(both.await(5, TimeUnit.SECONDS), "round " + round);
                spin(random.nextInt(200));
            }
        }
    }

    /// The pauses are as long as a worker takes to fall asleep, so that it is met at every step of that.
    @Test
    void no_task_from_outside_is_left_beside_a_worker_that_was_just_falling_asleep() throws Exception {
        var random = new SplittableRandom(1);
        try (var executor = new MultiThreadExecutor(1)) {
            for (int round = 0; round < 30_000; round++) {
                spin(random.nextInt(300));
                Task<Integer> task = executor.spawn(Futures.ready(round));
                long start = System.nanoTime();
                while (!task.isDone())
                    if (System.nanoTime() - start > 5_000_000_000L) throw new AssertionError("round " + round);
            }
        }
    }

    private static Future<Void> meet(CountDownLatch both) {
        return cx -> {
            both.countDown();
            reach(both);
            return Poll.ready(null);
        };
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) Thread.onSpinWait();
    }

    // Strangers

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_a_trace_spawns_as_a_worker_falls_asleep_is_run(boolean lifoSlot) throws Exception {
        var executor = new AtomicReference<MultiThreadExecutor>();
        var ran = new CountDownLatch(1);
        var sink = new TraceSink() {
            private boolean told;

            @Override
            public void parking() {
                if (told) return;
                told = true;
                executor.get().spawn(cx -> {
                    ran.countDown();
                    return Poll.ready(null);
                });
            }
        };
        var settings = Settings.standard().workers(1).lifoSlot(lifoSlot).trace(sink);
        try (var one = new MultiThreadExecutor(settings)) {
            executor.set(one);
            one.run(Futures.ready(0));
            assertTrue(ran.await(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_a_trace_spawns_as_the_only_thread_falls_asleep_is_run() throws Exception {
        var executor = new AtomicReference<LocalExecutor>();
        var bell = new AtomicReference<Waker>();
        var sink = new TraceSink() {
            private boolean told;

            @Override
            public void parking() {
                if (told) return;
                told = true;
                executor.get().spawn(cx -> {
                    bell.get().wake();
                    return Poll.ready(null);
                });
            }
        };
        try (var one = new LocalExecutor(sink)) {
            executor.set(one);
            one.run(steps(2, (cx, poll) -> bell.set(cx.waker())));
        }
    }

    /// Cannot even be printed.
    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw this;
        }
    }

    @Test
    void a_failure_that_cannot_be_told_ends_no_worker() throws Exception {
        try (var executor = new MultiThreadExecutor(1).onFailure(failure -> {
            throw new Unspeakable();
        })) {
            executor.spawn(Futures.failed(new Exception("told in vain"))).detach();
            executor.spawn(Futures.failed(new Unspeakable())).detach();
            assertEquals("goes on", executor.run(Futures.ready("goes on")));
        }
    }

    @Test
    void alarms_that_throw_wear_no_worker_out() throws Exception {
        try (var executor = new MultiThreadExecutor(2)) {
            for (int i = 0; i < 10; i++) {
                executor.run(cx -> {
                    var timers = cx.host().timers();
                    timers.set(timers.now() + 1_000_000, () -> {
                        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {
                            throw new IllegalStateException("broken handler");
                        });
                        throw new IllegalStateException("broken waker");
                    });
                    return Poll.ready(null);
                });
                BlockOn.blockOn(Time.sleep(Duration.ofMillis(5)));
                assertEquals(i, executor.run(Futures.ready(i)));
            }
        }
    }

    // Ends

    @Test
    void nothing_is_kept_of_a_task_that_is_done() throws Exception {
        try (var executor = new MultiThreadExecutor(1)) {
            var trace = new WeakReference<>(BlockOn.blockOn(executor.spawn(cx -> Poll.ready(new Object()))));
            Garbage.collectUntil(() -> trace.get() == null);
            assertNull(trace.get());
        }
    }

    @Test
    void after_the_close_the_sockets_have_been_let_go_of() throws Exception {
        var pipe = Pipe.open();
        try (var source = pipe.source();
                var sink = pipe.sink()) {
            source.configureBlocking(false);
            var told = new AtomicBoolean();
            try (var executor = new MultiThreadExecutor(2)) {
                executor.run(Futures.ready(0));
                executor.readiness().register(source).wake(SelectionKey.OP_READ, () -> {
                    var until = System.nanoTime() + 50_000_000;
                    while (System.nanoTime() - until < 0) Thread.onSpinWait();
                    told.set(true);
                });
            }
            assertTrue(told.get());
        }
    }

    /// It leaves the care of a worker that has not yet cancelled its tasks, for that of one that already has.
    @Test
    void a_task_that_is_bound_while_the_executor_closes_is_closed_too() throws Exception {
        var release = new CountDownLatch(1);
        var swept = new CountDownLatch(1);
        var polled = new CountDownLatch(1);
        var bound = new CountDownLatch(1);
        var bell = new AtomicReference<Waker>();
        var executor = new MultiThreadExecutor(2);
        executor.spawn(cx -> {
            cx.host().spawn(steps(3, (inner, poll) -> {
                bell.set(inner.waker());
                if (poll == 0) inner.host().spawn(whenClosed(polled, swept));
                else {
                    inner.host().keepThread();
                    bound.countDown();
                }
            }));
            cx.host().spawn(Futures.ready(0)); // the slot that nobody steals from is its
            reach(release);
            return Poll.ready(null);
        });
        reach(polled);
        var closer = Thread.ofPlatform().daemon().start(executor::close);
        reach(swept);
        bell.get().wake();
        reach(bound);
        release.countDown();
        assertTrue(closer.join(Duration.ofSeconds(5)), "the close hangs");
    }

    private static Future<Void> whenClosed(CountDownLatch polled, CountDownLatch closed) {
        return new Future<>() {
            @Override
            public Poll<Void> poll(Context cx) {
                polled.countDown();
                return Poll.pending();
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }

    @Test
    void more_workers_than_can_be_counted_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Settings.standard().workers(Short.MAX_VALUE + 1));
    }
}
