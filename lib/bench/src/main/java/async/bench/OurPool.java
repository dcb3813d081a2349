package async.bench;

import static async.await.Async.await;

import async.await.Engine;
import async.bench.piece.SelfWaker;
import async.bench.piece.Slot;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.executor.MultiThreadExecutor;
import async.future.Futures;

/// The library's pool, for tasks written by hand and for `async` bodies of either engine.
abstract class OurPool implements Pool {

    static final Object BALL = "ball";

    final MultiThreadExecutor executor = new MultiThreadExecutor(TwoThreads.WORKERS);

    @Override
    public void close() {
        executor.close();
    }

    static final class HandWritten extends OurPool {

        @Override
        public void spawn(Runnable body) {
            executor.spawn(cx -> end(body));
        }

        @Override
        public void spawnYielder(int times, Runnable end) {
            var yielder = new SelfWaker(times);
            executor.spawn(cx -> yielder.poll(cx) instanceof Poll.Ready ? end(end) : Poll.pending());
        }

        @Override
        public void spawnPingPong(Runnable end) {
            executor.spawn(new Ping(end));
        }

        private static Poll<Void> end(Runnable end) {
            end.run();
            return Poll.ready(null);
        }

        private final class Ping implements Future<Void> {

            private final Slot there = new Slot();
            private final Slot back = new Slot();
            private final Runnable end;
            private boolean sent;

            Ping(Runnable end) {
                this.end = end;
            }

            @Override
            public Poll<Void> poll(Context cx) {
                if (!sent) send(cx);
                return back.take(cx) instanceof Poll.Ready ? end(end) : Poll.pending();
            }

            private void send(Context cx) {
                sent = true;
                executor.spawn(this::pong);
                there.put(BALL, cx);
            }

            private Poll<Void> pong(Context cx) {
                return there.take(cx) instanceof Poll.Ready<Object>(Object ball) ? back.put(ball, cx) : Poll.pending();
            }
        }
    }

    static final class Bodies extends OurPool {

        private final Engine engine;

        Bodies(Engine engine) {
            this.engine = engine;
        }

        @Override
        public void spawn(Runnable body) {
            executor.spawn(engine.async(() -> body.run()));
        }

        @Override
        public void spawnYielder(int times, Runnable end) {
            executor.spawn(engine.async(() -> {
                for (int i = 0; i < times; i++) await(Futures.yieldNow());
                end.run();
            }));
        }

        @Override
        public void spawnPingPong(Runnable end) {
            executor.spawn(engine.async(() -> {
                var there = new Slot();
                var back = new Slot();
                executor.spawn(engine.async(() -> {
                    Object ball = await(there::take);
                    await(cx -> back.put(ball, cx));
                }));
                await(cx -> there.put(BALL, cx));
                await(back::take);
                end.run();
            }));
        }
    }
}
