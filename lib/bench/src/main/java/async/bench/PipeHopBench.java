package async.bench;

import static async.await.Async.async;
import static async.await.Async.await;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Readiness.Source;
import async.executor.LocalExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The brigade of [SlotHopBench] through the kernel: one byte goes through 100 pipes on one thread.
///
/// - **An operation** is one hop: write, select, wake, poll, read.
/// - **Baselines:** the floor is one thread that writes and reads the same pipes in turn, without any select; virtual
///   threads on one carrier read and write as if they blocked.
/// - **Left out:** load. With one byte under way each select finds one pipe; with many it finds many, and costs each
///   of them less.
public class PipeHopBench extends HotPath {

    private static final int PIPES = 100;
    private static final int ROUNDS = 20;
    private static final int HOPS = PIPES * ROUNDS;

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
    public void virtualThreads(Threads ring) throws Exception {
        ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void floorOneThread(Links ring) throws IOException {
        for (int i = 0; i < HOPS; i++) {
            ring.links.get(i % PIPES).write();
            ring.links.get(i % PIPES).read();
        }
    }

    /// One pipe, with a byte for each of its ends.
    private record Link(Pipe pipe, ByteBuffer in, ByteBuffer out) {

        static Link open() throws IOException {
            return new Link(Pipe.open(), ByteBuffer.allocateDirect(1), ByteBuffer.allocateDirect(1));
        }

        void write() throws IOException {
            pipe.sink().write(out.clear());
        }

        /// False if there was no byte.
        boolean read() throws IOException {
            return pipe.source().read(in.clear()) == 1;
        }
    }

    /// Pipes that block.
    @State(Scope.Benchmark)
    public static class Links {

        final List<Link> links = new ArrayList<>();

        @Setup
        public void open() throws IOException {
            for (int i = 0; i < PIPES; i++) links.add(Link.open());
        }

        @TearDown
        public void close() throws IOException {
            for (Link link : links) {
                link.pipe.source().close();
                link.pipe.sink().close();
            }
        }
    }

    /// Pipes that do not block, watched by an executor: task i reads pipe i and writes pipe i + 1.
    public abstract static class Ring extends Links {

        private final LocalExecutor executor = new LocalExecutor();
        private final List<Arrival> arrivals = new ArrayList<>();

        @Override
        public void open() throws IOException {
            super.open();
            for (Link link : links) {
                link.pipe.sink().configureBlocking(false);
                link.pipe.source().configureBlocking(false);
                arrivals.add(new Arrival(link, executor.readiness().register(link.pipe.source())));
            }
            for (int i = 0; i < PIPES - 1; i++) executor.spawn(passer(arrivals.get(i), links.get(i + 1)));
        }

        abstract Future<Void> passer(Arrival from, Link to);

        Object run() throws Exception {
            return executor.run(new Driver(links.getFirst(), arrivals.getLast()));
        }

        @Override
        public void close() throws IOException {
            executor.close();
            super.close();
        }
    }

    public static class HandWritten extends Ring {

        @Override
        Future<Void> passer(Arrival from, Link to) {
            return cx -> {
                while (from.poll(cx) instanceof Poll.Ready) to.write();
                return Poll.pending();
            };
        }
    }

    public static class Coroutines extends Ring {

        @Override
        Future<Void> passer(Arrival from, Link to) {
            return async(() -> {
                for (; ; ) {
                    await(from);
                    to.write();
                }
            });
        }
    }

    /// The next byte of a pipe, again and again. It asks first and reads when it is told: a read that finds nothing
    /// is a call to the kernel for nothing.
    private static final class Arrival implements Future<Void> {

        private final Link link;
        private final Source watch;
        private boolean asked;

        Arrival(Link link, Source watch) {
            this.link = link;
            this.watch = watch;
        }

        @Override
        public Poll<Void> poll(Context cx) throws IOException {
            if (asked && link.read()) {
                asked = false;
                return Poll.ready(null);
            }
            asked = true;
            watch.wake(SelectionKey.OP_READ, cx.waker());
            return Poll.pending();
        }
    }

    /// Sends the byte round, so many times.
    private static final class Driver implements Future<Void> {

        private final Link first;
        private final Arrival last;
        private int sent;

        Driver(Link first, Arrival last) {
            this.first = first;
            this.last = last;
        }

        @Override
        public Poll<Void> poll(Context cx) throws IOException {
            if (sent == 0) send();
            while (last.poll(cx) instanceof Poll.Ready) {
                if (sent == ROUNDS) return Poll.ready(null);
                send();
            }
            return Poll.pending();
        }

        private void send() throws IOException {
            first.write();
            sent++;
        }
    }

    /// A virtual thread for each task, and one that drives them.
    public static class Threads extends Links {

        @Override
        public void open() throws IOException {
            super.open();
            for (int i = 0; i < PIPES - 1; i++) {
                Link from = links.get(i);
                Link to = links.get(i + 1);
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
