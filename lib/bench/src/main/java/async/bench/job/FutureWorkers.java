package async.bench.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Stages of `CompletableFuture` on a [ForkJoinPool] of two threads, first in first out.
final class FutureWorkers implements Workers {

    private static final Runnable NOTHING = () -> {};

    private final ForkJoinPool pool = CompletableFutures.pool(SIZE);

    @Override
    public void spawns(int tasks) {
        drive(tasks, end -> CompletableFuture.runAsync(end, pool));
    }

    @Override
    public void yields(int tasks, int times) {
        drive(tasks, end -> pool.execute(new Resubmitted(pool, times, end)));
    }

    @Override
    public void pairs(int pairs) {
        drive(pairs, end -> CompletableFuture.runAsync(() -> ping(end), pool));
    }

    private void ping(Runnable end) {
        var there = new CompletableFuture<Integer>();
        var back = new CompletableFuture<Integer>();
        there.thenAcceptAsync(back::complete, pool);
        there.complete(1);
        back.thenRunAsync(end, pool);
    }

    @Override
    public void chain(int links) {
        drive(1, end -> link(links, end));
    }

    private void link(int left, Runnable end) {
        CompletableFuture.runAsync(
                () -> {
                    if (left == 1) end.run();
                    else link(left - 1, end);
                },
                pool);
    }

    /// The driver's second half runs on the pool too, once the last task has ended.
    private void drive(int tasks, Consumer<Runnable> spawn) {
        var left = new AtomicInteger(tasks);
        var over = new CompletableFuture<Void>();
        Runnable end = () -> {
            if (left.decrementAndGet() == 0) over.complete(null);
        };
        CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < tasks; i++) spawn.accept(end);
                        },
                        pool)
                .thenCompose(spawned -> over)
                .thenRunAsync(NOTHING, pool)
                .join();
    }
}
