package async.scope;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.future.Futures.never;
import static async.future.Futures.yieldNow;
import static async.scope.Scopes.scope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Task;
import async.executor.MultiThreadExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScopeOnPoolTest {

    private final List<Throwable> untold = new ArrayList<>();
    private final MultiThreadExecutor ex = new MultiThreadExecutor(2).onFailure(untold::add);
    private final AtomicInteger ended = new AtomicInteger();

    @AfterEach
    void nothing_was_reported_that_a_scope_has_thrown() {
        ex.close();
        assertEquals(List.of(), untold);
    }

    @Test
    void children_run_in_parallel() throws Exception {
        var both = new CountDownLatch(2);
        ex.run(scope(s -> async(() -> {
            for (int i = 0; i < 2; i++)
                s.spawn(async(() -> {
                    both.countDown();
                    both.await(); // blocks its thread until the other one is on its way
                }));
        })));
        assertEquals(0, both.getCount());
    }

    @Test
    void children_of_children_are_counted_whichever_thread_spawns_them() throws Exception {
        ex.run(scope(s -> async(() -> {
            for (int i = 0; i < 100; i++)
                s.spawn(async(() -> {
                    for (int j = 0; j < 100; j++) {
                        s.spawn(async(() -> {
                            await(yieldNow());
                            ended.incrementAndGet();
                        }));
                        await(yieldNow());
                    }
                }));
        })));
        assertEquals(10_000, ended.get());
    }

    @Test
    void when_many_fail_at_once_all_have_ended_before_one_failure_is_thrown() {
        for (int round = 0; round < 200; round++) {
            var begun = new AtomicInteger();
            ended.set(0);
            assertThrows(
                    IOException.class,
                    () -> ex.run(scope(s -> async(() -> {
                        for (int i = 0; i < 20; i++) {
                            boolean fails = i % 5 == 4;
                            s.spawn(async(() -> {
                                begun.incrementAndGet();
                                try {
                                    await(yieldNow());
                                    if (fails) throw new IOException("no");
                                    await(never());
                                } finally {
                                    ended.incrementAndGet();
                                }
                            }));
                        }
                        await(never());
                    }))));
            assertEquals(begun.get(), ended.get());
        }
    }

    @Test
    void a_failure_that_is_awaited_is_thrown_by_the_scope_and_by_nobody_else() {
        var failure = new IOException("no");
        for (int round = 0; round < 200; round++)
            assertSame(
                    failure,
                    assertThrows(
                            IOException.class,
                            () -> ex.run(scope(s -> async(() -> {
                                Task<Void> child = s.spawn(async(() -> {
                                    await(yieldNow());
                                    throw failure;
                                }));
                                await(child);
                            })))));
        assertEquals(0, failure.getSuppressed().length);
    }
}
