package async.bench;

import static async.await.Async.async;
import static async.await.Async.await;

import async.channel.Channel;
import async.channel.Channels;
import async.executor.MultiThreadExecutor;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.TearDown;

/// One task sends as fast as it can and another receives, on two threads; over 256 places, and without a bound.
///
/// - **An operation** is one value, sent and received.
/// - **Baselines:** two virtual threads on two carriers, over the JDK's queue of the same bound.
/// - **Left out:** several senders. How far the two tasks run ahead of each other is the scheduler's choice, so expect
///   a wider spread than of one thread.
public class ChannelBench extends TwoThreads {

    private static final int VALUES = 100_000;
    private static final int PLACES = 256;

    private final MultiThreadExecutor executor = new MultiThreadExecutor(WORKERS);

    @TearDown
    public void close() {
        executor.close();
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long bounded() throws Exception {
        return through(Channels.bounded(PLACES));
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long boundedVirtualThreads() throws Exception {
        return through(new ArrayBlockingQueue<>(PLACES));
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long unbounded() throws Exception {
        return through(Channels.unbounded());
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long unboundedVirtualThreads() throws Exception {
        return through(new LinkedBlockingQueue<>());
    }

    private long through(Channel<Integer> channel) throws Exception {
        var sender = channel.sender();
        var receiver = channel.receiver();
        executor.spawn(async(() -> {
                    for (int i = 0; i < VALUES; i++) await(sender.send(i));
                    sender.close();
                }))
                .detach();
        return executor.run(async(() -> {
            long sum = 0;
            while (await(receiver.next()) instanceof Integer value) sum += value;
            return sum;
        }));
    }

    private static long through(BlockingQueue<Integer> queue) throws InterruptedException, ExecutionException {
        var sender = new FutureTask<>(() -> {
            for (int i = 0; i < VALUES; i++) queue.put(i);
            return null;
        });
        var receiver = new FutureTask<>(() -> {
            long sum = 0;
            for (int i = 0; i < VALUES; i++) sum += queue.take();
            return sum;
        });
        Thread.startVirtualThread(sender);
        Thread.startVirtualThread(receiver);
        return receiver.get();
    }
}
