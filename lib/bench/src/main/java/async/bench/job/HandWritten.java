package async.bench.job;

import async.bench.piece.Arrival;
import async.bench.piece.ChannelLink;
import async.bench.piece.Crowd;
import async.bench.piece.OneShot;
import async.bench.piece.Passer;
import async.bench.piece.PipeLink;
import async.bench.piece.PipePasser;
import async.bench.piece.SelfWaker;
import async.bench.piece.Slot;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.time.Time;
import java.util.function.IntFunction;

/// State machines written by hand: what a compiler of `async` bodies is held against.
final class HandWritten extends Tasks {

    @Override
    Future<Void> channelPasser(ChannelLink from, ChannelLink to) {
        return new Passer(from, to);
    }

    @Override
    Future<Void> slotPasser(Slot from, Slot to) {
        return new Passer(from, to);
    }

    @Override
    Future<Void> pipePasser(Arrival from, PipeLink to) {
        return new PipePasser(from, to);
    }

    @Override
    Future<Void> yielders(int tasks, int times) {
        return Crowd.of(tasks, () -> new SelfWaker(times));
    }

    @Override
    Future<Long> adder(int tasks, boolean late) {
        return new Adder(tasks, late ? ReturnsLate::new : Returns::new);
    }

    @Override
    Future<Void> waiter(OneShot shot) {
        return new Waiter(shot);
    }

    @Override
    Future<Void> nappers(Naps naps) {
        return new Nappers(naps);
    }

    @Override
    Future<Void> timeoutsInTurn(int times) {
        return new Timeouts(times);
    }

    private static final class Adder implements Future<Long> {

        private final Crowd<Integer> tasks;
        private long sum;

        Adder(int size, IntFunction<Future<Integer>> maker) {
            tasks = new Crowd<>(size, maker, value -> sum += value);
        }

        @Override
        public Poll<Long> poll(Context cx) throws Exception {
            return tasks.poll(cx) instanceof Poll.Ready ? Poll.ready(sum) : Poll.pending();
        }
    }

    private record Returns(int value) implements Future<Integer> {

        @Override
        public Poll<Integer> poll(Context cx) {
            return Poll.ready(value);
        }
    }

    private static final class ReturnsLate implements Future<Integer> {

        private final int value;
        private boolean yielded;

        ReturnsLate(int value) {
            this.value = value;
        }

        @Override
        public Poll<Integer> poll(Context cx) {
            if (yielded) return Poll.ready(value);
            yielded = true;
            cx.waker().wake();
            return Poll.pending();
        }
    }

    private record Waiter(OneShot shot) implements Future<Void> {

        @Override
        public Poll<Void> poll(Context cx) {
            if (!(shot.poll(cx) instanceof Poll.Ready<Integer>(Integer value))) return Poll.pending();
            Sum.received += value;
            return Poll.ready(null);
        }
    }

    private static final class Nappers implements Future<Void> {

        private final Naps naps;
        private final OneShot over = new OneShot();
        private boolean spawned;

        Nappers(Naps naps) {
            this.naps = naps;
        }

        @Override
        public Poll<Void> poll(Context cx) {
            for (int i = 0; !spawned && i < naps.size(); i++) cx.host().spawn(new Napper(naps, i, over));
            spawned = true;
            return over.poll(cx) instanceof Poll.Ready ? Poll.ready(null) : Poll.pending();
        }
    }

    private static final class Napper implements Future<Void> {

        private final Naps naps;
        private final int number;
        private final OneShot over;
        private Future<Void> sleep;
        private long due;

        Napper(Naps naps, int number, OneShot over) {
            this.naps = naps;
            this.number = number;
            this.over = over;
        }

        @Override
        public Poll<Void> poll(Context cx) throws Exception {
            if (sleep == null) {
                due = naps.due(number);
                sleep = Time.sleepUntil(due);
            }
            if (!(sleep.poll(cx) instanceof Poll.Ready)) return Poll.pending();
            if (naps.woke(due)) over.send(0);
            return Poll.ready(null);
        }
    }

    private static final class Timeouts implements Future<Void> {

        private int left;
        private Future<Void> current;

        Timeouts(int times) {
            left = times;
        }

        @Override
        public Poll<Void> poll(Context cx) throws Exception {
            for (; left > 0; left--) {
                if (current == null) current = Time.timeout(MINUTE, new SelfWaker(1));
                if (!(current.poll(cx) instanceof Poll.Ready)) return Poll.pending();
                current = null;
            }
            return Poll.ready(null);
        }
    }
}
