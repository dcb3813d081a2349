package async.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Future;
import async.core.TraceSink;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.future.Futures;
import async.support.Probe;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final List<String> log = new ArrayList<>();
    private final TraceSink wakes = new TraceSink() {
        @Override
        public void woken(Object task) {
            log.add("woken " + task);
        }
    };
    private final List<Throwable> uncaught = new ArrayList<>();

    @BeforeEach
    void catchWhatNobodyCatches() {
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void backToTheDefault() {
        Thread.currentThread().setUncaughtExceptionHandler(null);
    }

    @Test
    void a_site_is_where_a_user_stands() throws Exception {
        // @start region=site
        StackTraceElement here = Trace.site();
        assertEquals("a_site_is_where_a_user_stands", here.getMethodName());
        // @end
    }

    @Test
    void all_tells_several_sinks_in_their_order() throws Exception {
        var probe = new Probe<Void>();
        // @start region=all
        var dump = new TaskDump();
        TraceSink sink = Trace.all(wakes, dump, new FlightRecorder());
        try (var executor = new LocalExecutor(sink)) {
            executor.spawn("cook", probe);
            while (executor.tryTick()) {}
            probe.wake();
            executor.tryTick();
            assertEquals(1, log.size());
            assertEquals(1, dump.snapshot().getFirst().wakes());
        }
        // @end
    }

    @Test
    void a_sink_that_throws_silences_itself_alone_and_the_thread_is_told_why() {
        var broken = new IllegalStateException("broken");
        int[] told = {0};
        var sink = Trace.all(
                new TraceSink() {
                    @Override
                    public void woken(Object task) {
                        told[0]++;
                        throw broken;
                    }
                },
                wakes);
        sink.woken("a");
        sink.woken("a");
        assertEquals(2, log.size());
        assertEquals(1, told[0]);
        assertEquals(List.of(broken), uncaught);
    }

    @Test
    void what_a_guarded_sink_throws_is_reported_once() {
        // @start region=guarded
        var reported = new ArrayList<Throwable>();
        var broken = new IllegalStateException("broken");
        TraceSink sink = Trace.guarded(reported::add, new TraceSink() {
            @Override
            public void parking() {
                throw broken;
            }
        });
        sink.parking();
        sink.parking();
        assertEquals(List.of(broken), reported);
        // @end
        assertThrows(NullPointerException.class, () -> Trace.guarded(reported::add, (TraceSink) null));
    }

    /// Holds [TraceSink] and what passes it on together: an event added there must be added here.
    @Test
    void no_event_is_lost_on_the_way_through() throws Exception {
        var told = new ArrayList<String>();
        var listener = (TraceSink) Proxy.newProxyInstance(
                TraceSink.class.getClassLoader(), new Class<?>[] {TraceSink.class}, (_, event, _) -> {
                    told.add(event.getName());
                    return null;
                });
        var sink = Trace.all(listener, listener);
        for (var event : TraceSink.class.getMethods()) {
            told.clear();
            event.invoke(
                    sink,
                    Stream.of(event.getParameterTypes()).map(TraceTest::any).toArray());
            assertEquals(Collections.nCopies(2, event.getName()), told);
        }
        assertEquals(List.of(), uncaught);
    }

    private static Object any(Class<?> type) {
        if (type == boolean.class) return true;
        if (type == Future.class) return Futures.never();
        return "any";
    }

    @Test
    void refuses_to_tell_nobody() {
        assertThrows(NullPointerException.class, () -> Trace.all(null));
    }

    @Test
    void a_report_that_throws_stops_nobody_either() {
        var broken = new IllegalStateException("broken");
        TraceSink fragile = new TraceSink() {
            @Override
            public void woken(Object task) {
                throw new UnsupportedOperationException("no wakes, please");
            }
        };
        Consumer<Throwable> report = _ -> {
            throw broken;
        };
        Trace.guarded(report, fragile, wakes).woken("a");
        assertEquals(List.of("woken a"), log);
        assertEquals(List.of(broken), uncaught);
    }

    @Test
    void the_last_handler_may_throw_too_as_in_any_thread() {
        Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {
            throw new IllegalStateException("broken");
        });
        TraceSink fragile = new TraceSink() {
            @Override
            public void woken(Object task) {
                throw new UnsupportedOperationException("no wakes, please");
            }
        };
        Trace.all(fragile, wakes).woken("a");
        assertEquals(List.of("woken a"), log);
    }

    @Test
    void no_sink_keeps_a_task_that_has_ended_whatever_its_end() throws Exception {
        var tasks = new ArrayList<WeakReference<Object>>();
        try (var watchdog = new Watchdog(Duration.ofDays(1), _ -> {})) {
            List<TraceSink> sinks = List.of(new TaskDump(), new FlightRecorder(), watchdog);
            spawnAndEnd(Trace.all(sinks.get(0), sinks.get(1), sinks.get(2)), tasks);
            for (int i = 0; i < 100 && tasks.stream().anyMatch(each -> each.get() != null); i++) System.gc();
            assertEquals(
                    List.of(), tasks.stream().filter(each -> each.get() != null).toList());
            Reference.reachabilityFence(sinks);
        }
    }

    private static void spawnAndEnd(TraceSink sink, List<WeakReference<Object>> tasks) throws Exception {
        try (var local = new LocalExecutor(sink);
                var many = new MultiThreadExecutor(
                        MultiThreadExecutor.Settings.standard().workers(2).trace(sink))) {
            local.onFailure(_ -> {});
            for (int i = 0; i < 20; i++) {
                var done = many.spawn("done", Futures.yieldNow());
                var failed = local.spawn("failed", Futures.failed(new IllegalStateException("as planned")));
                var cancelled = local.spawn("cancelled", Futures.never());
                var closed = many.spawn("closed with its executor", Futures.never());
                var early = local.spawn("closed before its first poll", Futures.never());
                cancelled.cancel();
                for (Object each : List.of(done, failed, cancelled, closed, early))
                    tasks.add(new WeakReference<>(each));
                failed.detach();
                local.tryTick();
            }
        }
    }
}
