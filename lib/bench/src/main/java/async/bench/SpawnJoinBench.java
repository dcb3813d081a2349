package async.bench;

import async.await.Engine;
import async.bench.piece.Crowd;
import async.core.Future;
import async.executor.LocalExecutor;
import async.future.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/// The life of a task that has nothing to wait for: 10,000 of them, made, run and joined by one more.
///
/// - **An operation** is one task: its making, its one poll, its end, its join.
/// - **Baselines:** `CompletableFuture.supplyAsync` on a pool of one thread, its maker in the pool too; virtual
///   threads on one carrier, made and joined by one of them.
/// - **Left out:** the memory's later cost. All tasks are garbage together, and young; long-lived ones are copied by
///   the collector.
public class SpawnJoinBench extends HotPath {

    private static final int TASKS = 10_000;

    private final LocalExecutor executor = new LocalExecutor();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @TearDown
    public void close() {
        pool.shutdown();
        executor.close();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public Object handWritten() throws Exception {
        return executor.run(Crowd.of(TASKS, () -> Futures.ready(null)));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public Object compiled() throws Exception {
        return executor.run(Crowd.of(TASKS, () -> body(Engine.COMPILED)));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public Object coroutines() throws Exception {
        return executor.run(Crowd.of(TASKS, () -> body(Engine.COROUTINE)));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public Object completableFutures() {
        return CompletableFuture.supplyAsync(this::supplyAll, pool)
                .thenCompose(all -> all)
                .join();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void virtualThreads() throws Exception {
        Thread.startVirtualThread(SpawnJoinBench::startAll).join();
    }

    private static Future<Void> body(Engine engine) {
        return engine.async(() -> {});
    }

    private CompletableFuture<Void> supplyAll() {
        return CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.supplyAsync(() -> null, pool))
                .limit(TASKS)
                .toArray(CompletableFuture<?>[]::new));
    }

    private static void startAll() {
        var threads = Stream.generate(() -> Thread.startVirtualThread(() -> {}))
                .limit(TASKS)
                .toList();
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException nobodyDoes) {
            throw new AssertionError(nobodyDoes);
        }
    }
}
