package async.bench;

import async.bench.piece.Laps;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A [Brigade] of virtual threads, driven by one of them.
@State(Scope.Benchmark)
public abstract class ThreadRing {

    private final List<BlockingQueue<Object>> queues;
    private final List<Thread> threads;

    ThreadRing(Supplier<BlockingQueue<Object>> maker) {
        queues = Stream.generate(maker).limit(Brigade.TASKS + 1).toList();
        threads = IntStream.range(0, Brigade.TASKS)
                .mapToObj(i -> start(() -> {
                    for (; ; ) queues.get(i + 1).put(queues.get(i).take());
                }))
                .toList();
    }

    void run() throws InterruptedException {
        start(() -> {
                    for (int i = 0; i < Brigade.ROUNDS; i++) {
                        queues.getFirst().put(Laps.BUCKET);
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

    public static class Handovers extends ThreadRing {
        public Handovers() {
            super(SynchronousQueue::new);
        }
    }

    public static class Queues extends ThreadRing {
        public Queues() {
            super(() -> new ArrayBlockingQueue<>(1));
        }
    }
}
