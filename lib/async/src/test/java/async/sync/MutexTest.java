package async.sync;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.joinAll;
import static async.future.Futures.never;
import static async.future.Futures.yieldNow;
import static async.time.Time.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.await.Engine;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.support.CountingWaker;
import async.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class MutexTest {

    private static <T> Guard<T> guard(Future<Guard<T>> lock) throws Exception {
        return lock.poll(Context.of(Waker.NOOP)) instanceof Poll.Ready<Guard<T>>(Guard<T> guard) ? guard : null;
    }

    @Test
    void no_step_is_lost_between_a_get_and_a_set() throws Exception {
        // @start region=mutex
        var balance = new Mutex<>(0);
        var deposits = new ArrayList<Future<Void>>();
        for (int i = 0; i < 100; i++)
            deposits.add(async(() -> {
                try (Guard<Integer> guard = await(balance.lock())) {
                    int before = guard.get();
                    await(yieldNow()); // the others run, and wait for this guard
                    guard.set(before + 1);
                }
            }));
        try (var executor = new LocalExecutor()) {
            executor.run(joinAll(deposits));
        }
        assertEquals(100, balance.tryLock().get());
        // @end
    }

    /// futures-rs lock_mutex::mutex_contested.
    @ParameterizedTest
    @EnumSource
    void a_thousand_tasks_on_four_threads_count_to_a_thousand(Engine engine) throws Exception {
        var count = new Mutex<>(0);
        try (var executor = new MultiThreadExecutor(4)) {
            executor.run(async(() -> {
                var tasks = new ArrayList<Task<Void>>();
                for (int i = 0; i < 1000; i++) tasks.add(spawn(step(engine, count)));
                await(joinAll(tasks));
            }));
        }
        assertEquals(1000, count.tryLock().get());
    }

    private static Future<Void> step(Engine engine, Mutex<Integer> count) {
        return engine.async(() -> {
            try (Guard<Integer> guard = await(count.lock())) {
                int before = guard.get();
                await(yieldNow());
                guard.set(before + 1);
            }
        });
    }

    /// futures-rs lock_mutex::mutex_wakes_waiters.
    @Test
    void an_unlock_wakes_one_waiter() throws Exception {
        var mutex = new Mutex<>("");
        Guard<String> held = mutex.tryLock();
        var bells = new ArrayList<CountingWaker>();
        var locks = new ArrayList<Future<Guard<String>>>();
        for (int i = 0; i < 3; i++) {
            bells.add(new CountingWaker());
            locks.add(mutex.lock());
            assertEquals(Poll.pending(), locks.get(i).poll(Context.of(bells.get(i))));
        }
        for (int unlocks = 1; unlocks <= 3; unlocks++) {
            held.close();
            held.close();
            assertEquals(unlocks, bells.stream().mapToInt(CountingWaker::count).sum());
            held = guard(locks.get(unlocks - 1));
        }
    }

    /// tokio sync_mutex::aborted_future_1.
    @Test
    void whoever_runs_out_of_time_with_the_lock_has_given_it_up() throws Exception {
        var clock = Clock.paused();
        var mutex = new Mutex<>("");
        try (var executor = new LocalExecutor(clock)) {
            Task<Void> holder = executor.spawn(timeout(Duration.ofSeconds(1), async(() -> {
                try (Guard<String> guard = await(mutex.lock())) {
                    await(never());
                }
            })));
            while (executor.tryTick()) {}
            assertNull(mutex.tryLock());
            clock.advance(Duration.ofSeconds(1));
            assertThrows(TimeoutException.class, () -> executor.run(holder));
            assertNotNull(mutex.tryLock());
        }
    }

    @Test
    void whoever_runs_out_of_time_waiting_leaves_the_queue() throws Exception {
        var clock = Clock.paused();
        var mutex = new Mutex<>("");
        Guard<String> held = mutex.tryLock();
        try (var executor = new LocalExecutor(clock)) {
            Task<Guard<String>> waiter = executor.spawn(timeout(Duration.ofSeconds(1), mutex.lock()));
            while (executor.tryTick()) {}
            clock.advance(Duration.ofSeconds(1));
            assertThrows(TimeoutException.class, () -> executor.run(waiter));
        }
        held.close();
        assertNotNull(mutex.tryLock());
    }

    /// Kotlin's AtomicCancellationCommonTest::testLockCancellable.
    @ParameterizedTest
    @EnumSource
    void a_cancel_after_the_grant_but_before_the_resume_still_wins(Engine engine) throws Exception {
        var mutex = new Mutex<>("");
        Guard<String> held = mutex.tryLock();
        var log = new ArrayList<String>();
        try (var executor = new LocalExecutor()) {
            Task<Void> waiter = executor.spawn(engine.async(() -> {
                try (Guard<String> guard = await(mutex.lock())) {
                    log.add("in");
                }
            }));
            while (executor.tryTick()) {}
            held.close();
            assertNull(mutex.tryLock(), "it is the waiter's by now");
            waiter.cancel();
            while (executor.tryTick()) {}
            assertEquals(0, log.size());
            assertNotNull(mutex.tryLock());
        }
    }

    @Test
    void tryLock_gives_a_guard_or_null() {
        // @start region=tryLock
        var mutex = new Mutex<>("value");
        try (Guard<String> guard = mutex.tryLock()) {
            assertEquals("value", guard.get());
            assertNull(mutex.tryLock());
        }
        assertNotNull(mutex.tryLock());
        // @end
    }

    @Test
    void a_closed_guard_is_refused() {
        var mutex = new Mutex<>(1);
        Guard<Integer> old = mutex.tryLock();
        old.close();
        mutex.tryLock().set(2);
        var refused = assertThrows(IllegalStateException.class, old::get);
        assertEquals("this guard is closed; lock the mutex again", refused.getMessage());
        assertThrows(IllegalStateException.class, () -> old.set(3));
    }

    @Test
    void rule_1_making_a_future_locks_nothing() {
        var mutex = new Mutex<>("");
        mutex.lock();
        mutex.lock().close();
        assertNotNull(mutex.tryLock());
    }

    @Test
    void a_future_of_the_lock_says_so() throws Exception {
        var mutex = new Mutex<>("");
        mutex.tryLock();
        Future<Guard<String>> lock = mutex.lock();
        guard(lock);
        assertEquals("lock of Mutex[0 free, 1 waiting]", lock.toString());
    }
}
