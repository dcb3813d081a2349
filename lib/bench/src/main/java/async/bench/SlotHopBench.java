package async.bench;

import static async.await.Async.async;
import static async.await.Async.await;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.executor.LocalExecutor;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.BiFunction;
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

    private static final int TASKS = 500;
    private static final int ROUNDS = 20;
    private static final int HOPS = (TASKS + 1) * ROUNDS;
    private static final Object BUCKET = "bucket";

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object handWritten(HandWritten ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object coroutines(Coroutines ring) throws Exception {
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

    /// 500 tasks between 501 slots.
    @State(Scope.Benchmark)
    public abstract static class Ring {

        private final LocalExecutor executor = new LocalExecutor();
        private final List<Slot> slots =
                Stream.generate(Slot::new).limit(TASKS + 1).toList();

        Ring(BiFunction<Slot, Slot, Future<Void>> passer) {
            for (int i = 0; i < TASKS; i++) executor.spawn(passer.apply(slots.get(i), slots.get(i + 1)));
        }

        Object run() throws Exception {
            return executor.run(new Driver(slots.getFirst(), slots.getLast()));
        }

        @TearDown
        public void close() {
            executor.close();
        }
    }

    public static class HandWritten extends Ring {
        public HandWritten() {
            super(Passer::new);
        }
    }

    public static class Coroutines extends Ring {
        public Coroutines() {
            super((from, to) -> async(() -> {
                for (; ; ) {
                    Object bucket = await(from::take);
                    await(cx -> to.put(bucket, cx));
                }
            }));
        }
    }

    private static final class Passer implements Future<Void> {

        private final Slot from;
        private final Slot to;
        private Object bucket;

        Passer(Slot from, Slot to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Poll<Void> poll(Context cx) {
            for (; ; ) {
                if (bucket == null) {
                    if (!(from.take(cx) instanceof Poll.Ready<Object>(Object taken))) return Poll.pending();
                    bucket = taken;
                }
                if (!(to.put(bucket, cx) instanceof Poll.Ready)) return Poll.pending();
                bucket = null;
            }
        }
    }

    /// Sends the bucket round, so many times.
    private static final class Driver implements Future<Void> {

        private final Slot first;
        private final Slot last;
        private boolean away;
        private int rounds;

        Driver(Slot first, Slot last) {
            this.first = first;
            this.last = last;
        }

        @Override
        public Poll<Void> poll(Context cx) {
            for (; rounds < ROUNDS; rounds++) {
                if (!away) first.put(BUCKET, cx); // there is one bucket, so the slot is empty
                away = true;
                if (!(last.take(cx) instanceof Poll.Ready)) return Poll.pending();
                away = false;
            }
            return Poll.ready(null);
        }
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
