package async.bench;

import static async.await.Async.await;

import async.await.Engine;
import async.bench.piece.Arrival;
import async.bench.piece.PipeLaps;
import async.bench.piece.PipeLink;
import async.bench.piece.PipePasser;
import async.core.Future;
import async.executor.LocalExecutor;
import java.io.IOException;
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
        for (PipeLink link : links) arrivals.add(new Arrival(link, executor.readiness()));
        for (int i = 0; i < PIPES - 1; i++) executor.spawn(passer(arrivals.get(i), links.get(i + 1)));
    }

    abstract Future<Void> passer(Arrival from, PipeLink to);

    Object run() throws Exception {
        return executor.run(new PipeLaps(ROUNDS, links.getFirst(), arrivals.getLast()));
    }

    @Override
    public void close() throws IOException {
        executor.close();
        super.close();
    }

    public static class HandWritten extends PipeRing {

        @Override
        Future<Void> passer(Arrival from, PipeLink to) {
            return new PipePasser(from, to);
        }
    }

    /// The same body for both engines.
    abstract static class Bodies extends PipeRing {

        private final Engine engine;

        Bodies(Engine engine) {
            this.engine = engine;
        }

        @Override
        Future<Void> passer(Arrival from, PipeLink to) {
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
}
