package async.trace;

import static async.await.Async.async;
import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.time.Interval;
import async.time.Time;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UnpolledTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final BlockingQueue<Unpolled.Dropped> told = new LinkedBlockingQueue<>();

    /// Of this test's own futures; the collector needs to be asked.
    private Unpolled.Dropped next() throws InterruptedException {
        for (; ; ) {
            System.gc();
            var report = told.poll(20, TimeUnit.MILLISECONDS);
            if (report != null && report.made().getFirst().getClassName().startsWith(UnpolledTest.class.getName()))
                return report;
        }
    }

    private static int lineAfterThis() {
        return new Throwable().getStackTrace()[1].getLineNumber() + 1;
    }

    @Test
    void a_forgotten_await_is_reported_with_the_line_of_its_making() throws Exception {
        // @start region=unpolled
        try (var watch = Unpolled.watch(told::add);
                var executor = new LocalExecutor()) {
            int line = executor.run(async(() -> {
                int here = lineAfterThis();
                async(() -> "tea"); // await(...) is missing
                return here;
            }));
            Unpolled.Dropped dropped = next(); // comes from the handler, told::add
            assertEquals("UnpolledTest.java", dropped.made().getFirst().getFileName());
            assertEquals(line, dropped.made().getFirst().getLineNumber());
        }
        // @end
    }

    @Test
    void a_future_made_by_a_verb_is_reported_with_whoever_called_the_verb_and_his_callers() throws Exception {
        try (var watch = Unpolled.watch(told::add)) {
            forget();
            var dropped = next();
            assertEquals("forget", dropped.made().getFirst().getMethodName());
            assertTrue(dropped.made().get(1).getMethodName().startsWith("a_future_made_by_a_verb"));
            assertEquals("async.future.Ready", dropped.type());
            assertTrue(
                    dropped.toString()
                            .startsWith(
                                    "a future was dropped without being polled: await it, or close it (async.future.Ready), made"),
                    dropped.toString());
            assertTrue(dropped.toString().contains("\n    at "), dropped.toString());
        }
    }

    private static void forget() {
        Futures.ready(1);
    }

    @Test
    void futures_that_were_polled_or_closed_are_not_reported() throws Exception {
        try (var watch = Unpolled.watch(told::add)) {
            var used = new ArrayList<WeakReference<Future<?>>>();
            use(used);
            for (int i = 0; i < 100 && used.stream().anyMatch(each -> each.get() != null); i++) System.gc();
            forget();
            assertEquals("forget", next().made().getFirst().getMethodName());
            assertEquals(List.of(), List.copyOf(told));
        }
    }

    private void use(List<WeakReference<Future<?>>> used) throws Exception {
        var futures = List.<Future<?>>of(
                Futures.ready(1), async(() -> 1), Futures.never(), async(() -> await(Futures.never())));
        for (Future<?> future : futures) {
            future.poll(cx);
            used.add(new WeakReference<>(future));
        }
        var closed = List.<Future<?>>of(Futures.ready(1), async(() -> 1));
        for (Future<?> future : closed) {
            future.close();
            used.add(new WeakReference<>(future));
        }
    }

    @Test
    void goes_on_after_a_handler_that_throws_and_after_an_interrupt() throws Exception {
        try (var watch = Unpolled.watch(report -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
            Thread.currentThread().interrupt();
            told.add(report);
            throw new IllegalStateException("a broken handler");
        })) {
            forget();
            next();
            forget();
            next();
        }
    }

    @Test
    void its_thread_is_a_daemon_and_ends_with_the_watch() throws Exception {
        var watch = Unpolled.watch(told::add);
        var threads = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("async-unpolled"))
                .toList();
        assertTrue(threads.size() > 0 && threads.stream().allMatch(Thread::isDaemon));
        watch.close();
        watch.close();
        for (Thread each : threads) each.join();
    }

    @Test
    void one_watch_at_a_time_and_the_next_one_after_its_end() {
        try (var watch = Unpolled.watch(told::add)) {
            assertThrows(IllegalStateException.class, () -> Unpolled.watch(told::add));
        }
        Unpolled.watch(told::add).close();
        assertThrows(NullPointerException.class, () -> Unpolled.watch(null));
    }

    @Test
    void an_interval_is_no_forgotten_future_whether_it_was_closed_or_just_dropped() throws Exception {
        try (var watch = Unpolled.watch(told::add)) {
            var gone = new ArrayList<WeakReference<Interval>>();
            tick(gone);
            for (int i = 0; i < 100 && gone.stream().anyMatch(each -> each.get() != null); i++) System.gc();
            forget();
            assertEquals("async.future.Ready", next().type());
            assertEquals(List.of(), List.copyOf(told));
        }
    }

    private void tick(List<WeakReference<Interval>> gone) throws Exception {
        var fresh = Time.interval(Duration.ofDays(1));
        var taken = Time.interval(Duration.ofDays(1));
        taken.tick().poll(cx);
        var closed = Time.interval(Duration.ofDays(1));
        closed.tick().poll(cx);
        closed.close();
        for (var each : List.of(fresh, taken, closed)) gone.add(new WeakReference<>(each));
    }
}
