package async.bench;

import static async.await.Async.await;

import async.await.Engine;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Readiness.Source;
import async.executor.LocalExecutor;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/// Pipes that do not block, watched by an executor: task i reads pipe i and writes pipe i + 1.
public abstract class PipeRing extends PipeLinks {

    static final int ROUNDS = 20;

    private final LocalExecutor executor = new LocalExecutor();
    private final List<Arrival> arrivals = new ArrayList<>();

    @Override
    public void open() throws IOException {
        super.open();
        for (Link link : links) {
            link.pipe().sink().configureBlocking(false);
            link.pipe().source().configureBlocking(false);
            arrivals.add(
                    new Arrival(link, executor.readiness().register(link.pipe().source())));
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

    public static class HandWritten extends PipeRing {

        @Override
        Future<Void> passer(Arrival from, Link to) {
            return cx -> {
                while (from.poll(cx) instanceof Poll.Ready) to.write();
                return Poll.pending();
            };
        }
    }

    /// The same body for both engines.
    abstract static class Bodies extends PipeRing {

        private final Engine engine;

        Bodies(Engine engine) {
            this.engine = engine;
        }

        @Override
        Future<Void> passer(Arrival from, Link to) {
            return engine.async(() -> {
                for (; ; ) {
                    await(from);
                    to.write();
                }
            });
        }
    }

    public static class Compiled extends Bodies {
        public Compiled() {
            super(Engine.COMPILED);
        }
    }

    public static class Coroutines extends Bodies {
        public Coroutines() {
            super(Engine.COROUTINE);
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
}
