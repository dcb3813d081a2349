package async.bench.job;

import async.bench.piece.OneShot;
import async.bench.piece.SelfWaker;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.executor.MultiThreadExecutor;
import java.util.function.Consumer;

/// State machines written by hand, on the library's pool.
final class HandWrittenWorkers implements Workers {

    private final MultiThreadExecutor executor = new MultiThreadExecutor(SIZE);

    @Override
    public void spawns(int tasks) throws Exception {
        drive(tasks, left -> executor.spawn(cx -> end(left)));
    }

    @Override
    public void yields(int tasks, int times) throws Exception {
        drive(tasks, left -> {
            var yielder = new SelfWaker(times);
            executor.spawn(cx -> yielder.poll(cx) instanceof Poll.Ready ? end(left) : Poll.pending());
        });
    }

    @Override
    public void pairs(int pairs) throws Exception {
        drive(pairs, left -> executor.spawn(new Ping(left)));
    }

    @Override
    public void chain(int links) throws Exception {
        executor.run(new Driver(1, left -> link(links, left)));
    }

    private void link(int more, Countdown end) {
        executor.spawn(cx -> {
            if (more == 1) end.end();
            else link(more - 1, end);
            return Poll.ready(null);
        });
    }

    private void drive(int tasks, Consumer<Countdown> spawn) throws Exception {
        executor.run(new Driver(tasks, spawn));
    }

    private static Poll<Void> end(Countdown left) {
        left.end();
        return Poll.ready(null);
    }

    /// Spawns so many, and is woken by the last end.
    private static final class Driver implements Future<Void> {

        private final Countdown left;
        private final Consumer<Countdown> spawn;
        private int spawns;

        Driver(int spawns, Consumer<Countdown> spawn) {
            this.spawns = spawns;
            this.left = new Countdown(spawns);
            this.spawn = spawn;
        }

        @Override
        public Poll<Void> poll(Context cx) throws Exception {
            for (; spawns > 0; spawns--) spawn.accept(left);
            return left.over().poll(cx) instanceof Poll.Ready ? Poll.ready(null) : Poll.pending();
        }
    }

    private static final class Ping implements Future<Void> {

        private final OneShot there = new OneShot();
        private final OneShot back = new OneShot();
        private final Countdown left;
        private boolean sent;

        Ping(Countdown left) {
            this.left = left;
        }

        @Override
        public Poll<Void> poll(Context cx) {
            if (!sent) send(cx.host());
            return back.poll(cx) instanceof Poll.Ready ? end(left) : Poll.pending();
        }

        private void send(Host host) {
            sent = true;
            host.spawn(this::pong);
            there.send(1);
        }

        private Poll<Void> pong(Context cx) {
            if (!(there.poll(cx) instanceof Poll.Ready<Integer>(Integer ball))) return Poll.pending();
            back.send(ball);
            return Poll.ready(null);
        }
    }
}
