package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Async;
import async.compile.Compilation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CrowdTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @EnumSource
    void does_every_job_once_whatever_the_work(Model model) throws Exception {
        var works = List.of(
                Work.nothing(),
                Work.computing(100),
                Work.waiting(Duration.ofMillis(1)),
                Work.mixed(100, Duration.ofMillis(1)));
        try (var crowd = model.crowd()) {
            for (var work : works)
                for (int n : List.of(0, 1, 10, 1000)) {
                    var begun = new AtomicInteger();
                    assertEquals(
                            n * work.compute(), crowd.run(n, work.telling(begun::incrementAndGet)), n + " " + work);
                    assertEquals(n, begun.get());
                }
        }
    }

    @ParameterizedTest
    @EnumSource
    void waits_at_least_as_long_as_it_was_told(Model model) throws Exception {
        try (var crowd = model.crowd()) {
            long begun = System.nanoTime();
            crowd.run(2, Work.waiting(Duration.ofMillis(5)));
            assertTrue(System.nanoTime() - begun >= 5_000_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaves_no_thread_behind(Model model) throws Exception {
        try (var crowd = model.crowd()) {
            crowd.run(20, Work.waiting(Duration.ofMillis(1)).telling(this::note));
        }
        assertAllEnd();
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupt_of_the_caller_ends_jobs_that_wait_and_the_crowd_is_as_new(Model model) throws Exception {
        int n = 20;
        var begun = new CountDownLatch(model == Model.FIXED_POOL ? Model.POOL : n);
        var work = Work.waiting(FOR_EVER).telling(() -> {
            note();
            begun.countDown();
        });
        var again = new FutureTask<>(() -> {
            try (var crowd = model.crowd()) {
                assertThrows(InterruptedException.class, () -> crowd.run(n, work));
                return crowd.run(3, Work.nothing());
            }
        });
        var caller = Thread.ofPlatform().start(again);
        begun.await();
        caller.interrupt();
        assertEquals(3 * Work.nothing().compute(), again.get());
        caller.join();
        assertAllEnd();
    }

    /// Threads that have been started begin; tasks on one thread are all asked once more before the interrupted one.
    @ParameterizedTest
    @EnumSource(names = {"FIXED_POOL", "CALLBACKS", "COMPLETABLE_FUTURE"})
    void an_interrupt_of_the_caller_keeps_queued_jobs_from_beginning(Model model) throws Exception {
        int n = 1000;
        var begun = new AtomicInteger();
        var caller = new Thread[] {Thread.currentThread()};
        var work = Work.computing(100_000).telling(() -> {
            note();
            begun.incrementAndGet();
            caller[0].interrupt();
        });
        try (var crowd = model.crowd()) {
            assertThrows(InterruptedException.class, () -> crowd.run(n, work));
        } finally {
            Thread.interrupted(); // a job may have rung once more
        }
        assertAllEnd();
        assertTrue(begun.get() < n, "all began");
    }

    @Test
    void the_bodies_of_tasks_and_actors_are_compiled() throws Exception {
        for (var model : List.of(Model.TASKS, Model.TASKS_MANY_THREADS, Model.ACTORS))
            try (var crowd = model.crowd()) {
                crowd.run(2, Work.waiting(Duration.ofMillis(1)));
            }
        var bodies = Async.report().stream()
                .filter(compilation -> compilation.body().getClassName().startsWith("async.measure.models.crowd."))
                .filter(compilation -> !compilation.body().getClassName().endsWith("CoroutineCrowd"))
                .toList();
        assertFalse(bodies.isEmpty());
        for (var body : bodies) assertInstanceOf(Compilation.Compiled.class, body, body.toString());
    }

    private void note() {
        threads.add(Thread.currentThread());
    }

    /// But for those of the JVM's own pool, and our own.
    private void assertAllEnd() throws InterruptedException {
        assertFalse(threads.isEmpty());
        assertTrue(ForkJoinPool.commonPool().awaitQuiescence(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        for (var thread : threads)
            if (thread != Thread.currentThread() && !thread.getName().startsWith("ForkJoinPool.commonPool"))
                assertTrue(thread.join(PATIENCE), () -> thread + " goes on");
    }
}
