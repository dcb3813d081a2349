package async.bench;

import async.await.Engine;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Many tasks on two threads, in the shapes that tokio measures its own pool by.
///
/// | shape | an operation |
/// |---|---|
/// | `spawnManyLocal` | one of 10,000 tasks spawned by a task, and run |
/// | `spawnManyRemote` | the same, spawned by a thread outside the pool |
/// | `yieldMany` | one self-wake and its poll: 200 tasks, 1,000 each |
/// | `pingPong` | one task that spawns a partner, sends it a value, and gets one back; 1,000 at once |
/// | `chainedSpawn` | one of 1,000 tasks, each of which spawns the next |
///
/// - **Baselines:** a [ForkJoinPool] of two threads, first in first out, and virtual threads on two carriers.
/// - **Left out:** who is told of a failure. The thread that measures waits for a latch, which costs one hand-over
///   by the kernel in each run of a shape.
///
/// Idea: tokio's `benches/rt_multi_threaded.rs`.
public class PoolBench extends TwoThreads {

    private static final int SPAWNED = 10_000;
    private static final int YIELDERS = 200;
    private static final int YIELDS = 1_000;
    private static final int PAIRS = 1_000;
    private static final int CHAIN = 1_000;

    /// What runs the tasks.
    public enum On {
        HAND_WRITTEN(OurPool.HandWritten::new),
        COMPILED(() -> new OurPool.Bodies(Engine.COMPILED)),
        COROUTINES(() -> new OurPool.Bodies(Engine.COROUTINE)),
        FORK_JOIN_POOL(JdkPool.ForkJoin::new),
        VIRTUAL_THREADS(JdkPool.VirtualThreads::new);

        private final Supplier<Pool> maker;

        On(Supplier<Pool> maker) {
            this.maker = maker;
        }
    }

    @Param
    public On on;

    private Pool pool;

    @Setup
    public void open() {
        pool = on.maker.get();
    }

    @TearDown
    public void close() {
        pool.close();
    }

    @Benchmark
    @OperationsPerInvocation(SPAWNED)
    public void spawnManyLocal() throws InterruptedException {
        var left = new CountDownLatch(SPAWNED);
        pool.spawn(() -> spawnMany(left));
        left.await();
    }

    @Benchmark
    @OperationsPerInvocation(SPAWNED)
    public void spawnManyRemote() throws InterruptedException {
        var left = new CountDownLatch(SPAWNED);
        spawnMany(left);
        left.await();
    }

    private void spawnMany(CountDownLatch left) {
        for (int i = 0; i < SPAWNED; i++) pool.spawn(left::countDown);
    }

    @Benchmark
    @OperationsPerInvocation(YIELDERS * YIELDS)
    public void yieldMany() throws InterruptedException {
        var left = new CountDownLatch(YIELDERS);
        for (int i = 0; i < YIELDERS; i++) pool.spawnYielder(YIELDS, left::countDown);
        left.await();
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public void pingPong() throws InterruptedException {
        var left = new CountDownLatch(PAIRS);
        pool.spawn(() -> {
            for (int i = 0; i < PAIRS; i++) pool.spawnPingPong(left::countDown);
        });
        left.await();
    }

    @Benchmark
    @OperationsPerInvocation(CHAIN)
    public void chainedSpawn() throws InterruptedException {
        var left = new CountDownLatch(1);
        chain(CHAIN, left);
        left.await();
    }

    private void chain(int more, CountDownLatch left) {
        if (more == 0) left.countDown();
        else pool.spawn(() -> chain(more - 1, left));
    }
}
