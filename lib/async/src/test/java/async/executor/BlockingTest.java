package async.executor;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.Blocking.blocking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.support.CountingWaker;
import async.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockingTest {

    @Test
    void work_that_blocks_gives_its_value_to_a_body_that_awaits(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("greeting"), "hello");
        // @start region=blocking
        try (var executor = new LocalExecutor()) {
            String text = executor.run(async(() -> await(blocking(() -> Files.readString(path)))));
            assertEquals("hello", text);
        }
        // @end
    }

    @Test
    void nothing_starts_before_the_first_poll_and_the_waker_rings_once_at_the_end() throws Exception {
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var waker = new CountingWaker();
        var rung = new CountDownLatch(1);
        try (Future<String> future = blocking(() -> {
            started.countDown();
            go.await();
            return Thread.currentThread().getName();
        })) {
            assertEquals(1, started.getCount());
            Context cx = Context.of(() -> {
                waker.wake();
                rung.countDown();
            });
            assertEquals(Poll.pending(), future.poll(cx));
            started.await();
            assertEquals(0, waker.count());
            go.countDown();
            assertTrue(rung.await(1, TimeUnit.MINUTES));
            assertEquals(Poll.ready("async-blocking"), future.poll(cx));
            assertEquals(1, waker.count());
        }
    }

    @Test
    void the_very_failure_comes_through() {
        var failure = new IOException("no disk");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> BlockOn.blockOn(blocking(() -> {
                            throw failure;
                        }))));
    }

    @Test
    void closing_it_interrupts_the_work() throws Exception {
        var interrupted = new CountDownLatch(1);
        Future<Void> stuck = blocking(() -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                if (Thread.currentThread().isVirtual()) interrupted.countDown();
            }
            return null;
        });
        assertThrows(TimeoutException.class, () -> BlockOn.blockOn(Time.timeout(Duration.ofMillis(1), stuck)));
        assertTrue(interrupted.await(1, TimeUnit.MINUTES));
    }

    @Test
    void its_thread_inherits_nothing_and_is_in_no_poll() throws Exception {
        var inherited = new InheritableThreadLocal<String>();
        inherited.set("mine");
        var loader = new AtomicReference<ClassLoader>();
        var before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader(before) {});
        try {
            assertEquals("null 7", BlockOn.blockOn(blocking(() -> {
                loader.set(Thread.currentThread().getContextClassLoader());
                return inherited.get() + " " + BlockOn.blockOn(cx -> Poll.ready(7));
            })));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertSame(ClassLoader.getSystemClassLoader(), loader.get());
    }

    @Test
    void a_closed_one_that_never_ran_has_done_nothing() {
        var ran = new AtomicReference<Boolean>(false);
        blocking(() -> {
                    ran.set(true);
                    return null;
                })
                .close();
        assertFalse(ran.get());
    }
}
