package async.rules;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.executor.BlockOn;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.Probe;
import async.time.Clock;
import async.time.Driver;
import async.time.PausedClock;
import async.time.Time;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/// The rules of threads, R22, R27, R28 and R30.
@Timeout(60)
class ThreadRulesTest {

    private final PausedClock clock = Clock.paused();
    private final LocalExecutor executor = new LocalExecutor(clock);

    private interface Runner {
        <T> T run(Future<T> future) throws Exception;
    }

    private List<Runner> runners() {
        return List.of(BlockOn::blockOn, executor::run);
    }

    @Test
    void R22_each_call_has_a_waker_of_its_own_and_a_stale_one_wakes_nobody() throws Exception {
        for (Runner runner : runners()) {
            Waker earlier = runner.run(cx -> Poll.ready(cx.waker()));
            var polls = new int[1];
            runner.run(cx -> {
                assertNotSame(earlier, cx.waker());
                if (polls[0]++ > 0) return Poll.ready(null);
                earlier.wake();
                wakeOnceAsleep(Thread.currentThread(), cx.waker()::wake);
                return Poll.pending();
            });
            assertEquals(2, polls[0]);
        }
    }

    private static void wakeOnceAsleep(Thread sleeper, Runnable bell) {
        Thread.ofVirtual().start(() -> {
            while (sleeper.getState() != Thread.State.WAITING && sleeper.getState() != Thread.State.TIMED_WAITING)
                Thread.onSpinWait();
            bell.run();
        });
    }

    @Test
    void R27_a_future_finds_clock_and_spawner_in_its_context() throws Exception {
        int value = executor.run(async(() -> {
            await(Time.sleep(Duration.ofHours(1)));
            return await(spawn(Futures.ready(1)));
        }));
        assertEquals(1, value);
        assertEquals(Duration.ofHours(1).toNanos(), clock.now());
    }

    @Test
    void R27_without_a_host_one_driver_serves_the_process_and_nobody_can_spawn() throws Exception {
        long before = Driver.timers().now();
        blockOn(Time.sleep(Duration.ofMillis(1)));
        Time.sleep(Duration.ofMillis(1)).poll(Context.of(Waker.NOOP));
        assertTrue(Driver.timers().now() - before >= 1_000_000);
        assertEquals(
                1,
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("async-driver"))
                        .count());
        var homeless = assertThrows(
                IllegalStateException.class,
                () -> blockOn(async(() -> {
                    spawn(Futures.ready(1));
                })));
        assertTrue(homeless.getMessage().startsWith("no executor here"), homeless.getMessage());
    }

    @Test
    void R27_sleep_counts_from_its_first_poll_and_sleepUntil_is_fixed() throws Exception {
        var sleep = Time.sleep(Duration.ofSeconds(10));
        var fixed = Time.sleepUntil(Duration.ofSeconds(65).toNanos());
        clock.advance(Duration.ofSeconds(60));
        executor.run(fixed);
        assertEquals(Duration.ofSeconds(65).toNanos(), clock.now());
        executor.run(sleep);
        assertEquals(Duration.ofSeconds(75).toNanos(), clock.now());
    }

    @Test
    void R28_to_block_inside_a_poll_is_refused_with_both_places_named() throws Exception {
        var inner = new LocalExecutor();
        List<Executable> blockers = List.of(
                () -> blockOn(Futures.ready(1)), () -> inner.run(Futures.ready(1)), inner::tryTick, executor::tryTick);
        for (Runner outer : runners()) {
            for (Executable blocker : blockers) {
                String said = outer.run(async(
                        () -> assertThrows(IllegalStateException.class, blocker).getMessage()));
                String place = "(blockOn|run|tryTick) at [^ ]*\\.java:\\d+\\)";
                assertTrue(said.matches(place + " is inside a poll of " + place + ": .*use await instead"), said);
            }
        }
        assertEquals(1, inner.run(Futures.ready(1)));
    }

    @Test
    void R28_an_interrupt_between_polls_stops_a_body_that_never_parks() {
        for (Runner runner : runners()) {
            var log = new ArrayList<String>();
            assertThrows(
                    InterruptedException.class,
                    () -> runner.run(async(() -> {
                        try {
                            Thread.currentThread().interrupt();
                            for (; ; ) await(Futures.yieldNow());
                        } finally {
                            log.add("closed");
                        }
                    })));
            assertEquals(List.of("closed"), log);
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }

    @Test
    void R28_an_interrupt_in_park_closes_the_future() {
        for (Runner runner : runners()) {
            var future = new Probe<Void>();
            Thread me = Thread.currentThread();
            wakeOnceAsleep(me, me::interrupt);
            assertThrows(InterruptedException.class, () -> runner.run(future));
            assertEquals(1, future.closes);
            assertFalse(me.isInterrupted());
        }
    }

    @Test
    void R28_an_interrupt_in_the_last_poll_stays_for_whoever_comes_next() throws Exception {
        for (Runner runner : runners()) {
            assertEquals(1, runner.run(async(() -> {
                Thread.currentThread().interrupt();
                return 1;
            })));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void R30_our_thread_is_a_named_daemon_that_inherits_nothing_and_starts_on_first_use() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                + File.pathSeparator
                + getClass().getProtectionDomain().getCodeSource().getLocation().getPath();
        var child = new ProcessBuilder(java, "-cp", path, FreshMachine.class.getName())
                .redirectErrorStream(true)
                .start();
        assertEquals(
                "before: 0; after: async-driver daemon=true priority=5 system loader=true legacy=null",
                new String(child.getInputStream().readAllBytes()).strip());
    }

    /// A program whose first use of the driver comes from a thread full of things to inherit.
    static final class FreshMachine {

        private static final InheritableThreadLocal<String> LEGACY = new InheritableThreadLocal<>();

        public static void main(String[] arguments) throws Exception {
            for (var each : List.of(Driver.class, LocalExecutor.class, BlockOn.class, Time.class, Futures.class))
                Class.forName(each.getName());
            System.out.print("before: " + drivers().size());
            var rich = new Thread(FreshMachine::start);
            rich.setPriority(Thread.MAX_PRIORITY);
            rich.setContextClassLoader(new ClassLoader() {});
            rich.start();
            rich.join();
        }

        private static void start() {
            LEGACY.set("inherited");
            var seen = new String[1];
            var rung = new CountDownLatch(1);
            Driver.timers().set(Driver.timers().now() + 1_000_000, () -> {
                seen[0] = LEGACY.get();
                rung.countDown();
            });
            try {
                rung.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            Thread driver = drivers().getFirst();
            System.out.println("; after: " + driver.getName() + " daemon=" + driver.isDaemon() + " priority="
                    + driver.getPriority() + " system loader="
                    + (driver.getContextClassLoader() == ClassLoader.getSystemClassLoader()) + " legacy=" + seen[0]);
        }

        private static List<Thread> drivers() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("async"))
                    .toList();
        }
    }

    @Test
    void R30_an_executor_starts_no_thread() throws Exception {
        var before = Thread.getAllStackTraces().keySet();
        assertSame(Thread.currentThread(), executor.run(cx -> Poll.ready(Thread.currentThread())));
        executor.run(Time.sleep(Duration.ofHours(1)));
        var after = new ArrayList<>(Thread.getAllStackTraces().keySet());
        after.removeAll(before);
        assertEquals(
                List.of(),
                after.stream().filter(t -> t.getName().startsWith("async")).toList());
    }
}
