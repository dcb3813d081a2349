package async.bench;

import static async.await.Async.await;

import async.await.Engine;
import async.bench.piece.Crowd;
import async.bench.piece.SelfWaker;
import async.core.Future;
import async.executor.LocalExecutor;
import async.future.Futures;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/// One turn of the executor's wheel: 200 tasks that are always ready, on one thread.
///
/// - **An operation** is one wake of oneself and the poll that answers it.
/// - **Baseline:** as many virtual threads in `Thread.yield`, on one carrier.
/// - **Left out:** wakes from other threads, and misses of the cache: 200 tasks fit into it. Making and joining the
///   tasks is in, once in 500 operations.
public class YieldBench extends HotPath {

    private static final int TASKS = 200;
    private static final int YIELDS = 500;

    private final LocalExecutor executor = new LocalExecutor();

    @TearDown
    public void close() {
        executor.close();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public Object handWritten() throws Exception {
        return executor.run(Crowd.of(TASKS, () -> new SelfWaker(YIELDS)));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public Object compiled() throws Exception {
        return executor.run(Crowd.of(TASKS, () -> body(Engine.COMPILED)));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public Object coroutines() throws Exception {
        return executor.run(Crowd.of(TASKS, () -> body(Engine.COROUTINE)));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public void virtualThreads() throws Exception {
        var threads = Stream.generate(() -> Thread.startVirtualThread(YieldBench::yieldOften))
                .limit(TASKS)
                .toList();
        for (Thread thread : threads) thread.join();
    }

    private static Future<Void> body(Engine engine) {
        return engine.async(() -> {
            for (int i = 0; i < YIELDS; i++) await(Futures.yieldNow());
        });
    }

    private static void yieldOften() {
        for (int i = 0; i < YIELDS; i++) Thread.yield();
    }
}
