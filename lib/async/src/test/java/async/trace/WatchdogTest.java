package async.trace;

import static async.await.Async.async;
import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.executor.LocalExecutor;
import async.future.Futures;
import async.reactor.Reactor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchdogTest {

    private final CountDownLatch barked = new CountDownLatch(1);
    private final List<Watchdog.Blocked> blocked = new CopyOnWriteArrayList<>();

    private void note(Watchdog.Blocked poll) {
        blocked.add(poll);
        if (poll.line().getMethodName().equals("stare")) barked.countDown();
    }

    /// Not private: a compiled body's first call of such a one is linked then, which may take the watchdog's time.
    void stare() throws InterruptedException {
        barked.await(20, TimeUnit.SECONDS); // until the watchdog has seen it
    }

    @Test
    void names_the_task_and_the_line_of_a_poll_that_blocks() throws Exception {
        // @start region=watchdog
        try (var watchdog = new Watchdog(Duration.ofMillis(20), this::note);
                var executor = new LocalExecutor(watchdog)) {
            var cook = executor.spawn("cook", async(() -> stare()));
            executor.run(cook);
        }
        assertEquals("cook", blocked.getLast().task());
        assertEquals("stare", blocked.getLast().line().getMethodName());
        assertTrue(blocked.getLast().held().toMillis() >= 20);
        // @end
        assertTrue(blocked.getLast().toString().startsWith("cook has held the thread for "));
    }

    @Test
    void names_the_line_in_a_body_that_has_paused_before() throws Exception {
        try (var watchdog = new Watchdog(Duration.ofMillis(20), this::note);
                var executor = new LocalExecutor(watchdog)) {
            executor.run(async(() -> {
                await(Futures.yieldNow());
                stare();
            }));
        }
        assertEquals("main", blocked.getLast().task());
        assertEquals("stare", blocked.getLast().line().getMethodName());
    }

    @Test
    void tells_of_a_poll_once_however_long_it_lasts() throws Exception {
        try (var watchdog = new Watchdog(Duration.ofNanos(1), this::note);
                var executor = new LocalExecutor(watchdog)) {
            executor.run(async(() -> {
                while (blocked.isEmpty()) Thread.onSpinWait();
                long end = System.nanoTime() + 20_000_000;
                while (System.nanoTime() < end) Thread.onSpinWait();
            }));
        }
        assertEquals(1, blocked.size());
    }

    @Test
    void is_silent_about_polls_that_end_in_time() throws Exception {
        try (var watchdog = new Watchdog(Duration.ofDays(1), this::note);
                var executor = new LocalExecutor(watchdog)) {
            executor.run(Futures.yieldNow());
        }
        assertEquals(List.of(), blocked);
    }

    @Test
    void its_thread_is_a_daemon_and_ends_with_the_watch() throws Exception {
        var watchdog = new Watchdog(Duration.ofMillis(1), this::note);
        try (var executor = new LocalExecutor(watchdog)) {
            executor.run(Futures.ready(1));
        }
        var thread = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("async-watchdog"))
                .toList();
        assertTrue(thread.stream().allMatch(Thread::isDaemon));
        watchdog.close();
        for (Thread each : thread) each.join();
        assertFalse(thread.stream().anyMatch(Thread::isAlive));
    }

    @Test
    void goes_on_after_a_handler_that_throws() throws Exception {
        var told = new CountDownLatch(2);
        try (var watchdog = new Watchdog(Duration.ofMillis(1), _ -> {
                    told.countDown();
                    Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
                    throw new IllegalStateException("a broken handler");
                });
                var executor = new LocalExecutor(watchdog)) {
            executor.run(async(() -> {
                while (told.getCount() == 2) Thread.onSpinWait();
                await(Futures.yieldNow());
                told.await();
            }));
        }
        assertEquals(0, told.getCount());
    }

    @Test
    void goes_on_with_its_pauses_after_an_interrupt() throws Exception {
        var dog = new AtomicReference<Thread>();
        try (var watchdog = new Watchdog(Duration.ofMillis(1), _ -> {
                    dog.set(Thread.currentThread());
                    Thread.currentThread().interrupt();
                });
                var executor = new LocalExecutor(watchdog)) {
            executor.run(async(() -> {
                while (dog.get() == null || dog.get().isInterrupted()) Thread.onSpinWait();
            }));
        }
        assertFalse(dog.get().isInterrupted());
    }

    @Test
    void a_poll_that_ends_while_it_is_looked_at_is_not_blamed_on_the_library() throws Exception {
        try (var watchdog = new Watchdog(Duration.ofMillis(1), this::note);
                var reactor = new Reactor()) {
            watchdog.spawned("task", "cook");
            watchdog.polling("task");
            while (blocked.isEmpty()) reactor.park(5_000_000);
        }
        assertEquals(WatchdogTest.class.getName(), blocked.getFirst().line().getClassName());
    }

    @Test
    void watches_the_polls_of_several_threads_each_by_itself() throws Exception {
        var begun = new CountDownLatch(1);
        var both = new CountDownLatch(2);
        try (var watchdog = new Watchdog(Duration.ofMillis(20), poll -> {
                    blocked.add(poll);
                    both.countDown();
                });
                var threads = Executors.newFixedThreadPool(2)) {
            watchdog.spawned("a", "cook");
            watchdog.spawned("b", "waiter");
            var waiter = threads.submit(() -> {
                watchdog.polling("b");
                begun.countDown();
                return both.await(20, TimeUnit.SECONDS);
            });
            threads.submit(() -> {
                begun.await();
                watchdog.polling("c");
                watchdog.polled("c", false); // ends this thread's poll, not the other's
                watchdog.polling("a");
                return both.await(20, TimeUnit.SECONDS);
            });
            assertTrue(waiter.get());
        }
        assertEquals(
                List.of("cook", "waiter"),
                blocked.stream().map(Watchdog.Blocked::task).sorted().toList());
        assertTrue(blocked.stream().allMatch(poll -> poll.line().getClassName().equals(WatchdogTest.class.getName())));
    }

    @Test
    void a_poll_goes_on_after_the_close_of_another_task() throws Exception {
        try (var watchdog = new Watchdog(Duration.ofMillis(1), this::note)) {
            watchdog.spawned("a", "cook");
            watchdog.polling("a");
            watchdog.closed("b");
            stare();
        }
        assertEquals("cook", blocked.getLast().task());
    }

    @Test
    void a_task_without_a_name_is_told_by_its_hash() throws Exception {
        try (var watchdog = new Watchdog(Duration.ofMillis(20), this::note)) {
            watchdog.spawned("a", null);
            watchdog.polling("a");
            stare();
        }
        assertEquals(
                "task @" + Integer.toHexString(System.identityHashCode("a")),
                blocked.getLast().task());
    }

    @Test
    void takes_any_limit_and_refuses_to_tell_nobody() {
        new Watchdog(Duration.ofSeconds(Long.MAX_VALUE), this::note).close();
        assertThrows(NullPointerException.class, () -> new Watchdog(Duration.ofMillis(1), null));
    }

    @Test
    void refuses_a_limit_of_nothing() {
        assertThrows(IllegalArgumentException.class, () -> new Watchdog(Duration.ZERO, this::note));
    }
}
