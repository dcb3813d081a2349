package async.bench;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A bucket brigade: one value goes through 500 tasks on one thread, each of which takes it from the channel before
/// it and puts it into the one behind it.
///
/// - **An operation** is one hop: put, wake, schedule, poll, take.
/// - **Baseline:** virtual threads on one carrier, with the JDK's own hand-over and its smallest queue.
/// - **Left out:** all that a real channel has beside a [Slot], and another core's cache. The tasks are made before
///   the clock runs.
///
/// Idea: jimblandy's `context-switch`.
public class SlotHopBench extends HotPath {

    private static final int TASKS = SlotRing.TASKS;
    private static final int ROUNDS = SlotRing.ROUNDS;
    private static final int HOPS = (TASKS + 1) * ROUNDS;
    private static final Object BUCKET = "bucket";

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object handWritten(SlotRing.HandWritten ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object compiled(SlotRing.Compiled ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object coroutines(SlotRing.Coroutines ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void virtualThreadsSynchronousQueue(Handovers ring) throws Exception {
        ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void virtualThreadsArrayBlockingQueue(Queues ring) throws Exception {
        ring.run();
    }

    /// The same brigade of virtual threads, driven by one of them.
    @State(Scope.Benchmark)
    public abstract static class Threads {

        private final List<BlockingQueue<Object>> queues;
        private final List<Thread> threads;

        Threads(Supplier<BlockingQueue<Object>> maker) {
            queues = Stream.generate(maker).limit(TASKS + 1).toList();
            threads = IntStream.range(0, TASKS)
                    .mapToObj(i -> start(() -> {
                        for (; ; ) queues.get(i + 1).put(queues.get(i).take());
                    }))
                    .toList();
        }

        void run() throws InterruptedException {
            start(() -> {
                        for (int i = 0; i < ROUNDS; i++) {
                            queues.getFirst().put(BUCKET);
                            queues.getLast().take();
                        }
                    })
                    .join();
        }

        private interface Step {
            void run() throws InterruptedException;
        }

        private static Thread start(Step body) {
            return Thread.startVirtualThread(() -> {
                try {
                    body.run();
                } catch (InterruptedException end) {
                    // the benchmark is over
                }
            });
        }

        @TearDown
        public void close() {
            threads.forEach(Thread::interrupt);
        }
    }

    public static class Handovers extends Threads {
        public Handovers() {
            super(SynchronousQueue::new);
        }
    }

    public static class Queues extends Threads {
        public Queues() {
            super(() -> new ArrayBlockingQueue<>(1));
        }
    }
}
