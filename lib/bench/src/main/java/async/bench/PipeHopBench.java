package async.bench;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// The brigade of [SlotHopBench] through the kernel: one byte goes through 100 pipes on one thread.
///
/// - **An operation** is one hop: write, select, wake, poll, read.
/// - **Baselines:** the floor is one thread that writes and reads the same pipes in turn, without any select; virtual
///   threads on one carrier read and write as if they blocked.
/// - **Left out:** load. With one byte under way each select finds one pipe; with many it finds many, and costs each
///   of them less.
public class PipeHopBench extends HotPath {

    private static final int PIPES = PipeLinks.PIPES;
    private static final int ROUNDS = PipeRing.ROUNDS;
    private static final int HOPS = PIPES * ROUNDS;

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object handWritten(PipeRing.HandWritten ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object compiled(PipeRing.Compiled ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object coroutines(PipeRing.Coroutines ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void virtualThreads(Threads ring) throws Exception {
        ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void floorOneThread(PipeLinks ring) throws IOException {
        for (int i = 0; i < HOPS; i++) {
            ring.links.get(i % PIPES).write();
            ring.links.get(i % PIPES).read();
        }
    }

    /// A virtual thread for each task, and one that drives them.
    public static class Threads extends PipeLinks {

        @Override
        public void open() throws IOException {
            super.open();
            for (int i = 0; i < PIPES - 1; i++) {
                var from = links.get(i);
                var to = links.get(i + 1);
                start(() -> {
                    while (from.read()) to.write();
                });
            }
        }

        void run() throws InterruptedException {
            start(() -> {
                        for (int i = 0; i < ROUNDS; i++) {
                            links.getFirst().write();
                            links.getLast().read();
                        }
                    })
                    .join();
        }

        private interface Step {
            void run() throws IOException;
        }

        private static Thread start(Step body) {
            return Thread.startVirtualThread(() -> {
                try {
                    body.run();
                } catch (IOException closed) {
                    // the benchmark is over
                }
            });
        }
    }
}
