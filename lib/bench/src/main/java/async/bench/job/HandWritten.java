package async.bench.job;

import async.bench.piece.ChannelLink;
import async.bench.piece.Crowd;
import async.bench.piece.OneShot;
import async.bench.piece.Passer;
import async.bench.piece.SelfWaker;
import async.bench.piece.Slot;
import async.core.Context;
import async.core.Future;
import async.core.Poll;

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
    Future<Void> yielders(int tasks, int times) {
        return Crowd.of(tasks, () -> new SelfWaker(times));
    }

    @Override
    Future<Long> adder(int tasks) {
        return new Adder(tasks);
    }

    @Override
    Future<Void> waiter(OneShot shot) {
        return new Waiter(shot);
    }

    private static final class Adder implements Future<Long> {

        private final Crowd<Integer> tasks;
        private long sum;

        Adder(int size) {
            tasks = new Crowd<>(size, Returns::new, value -> sum += value);
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

    private record Waiter(OneShot shot) implements Future<Void> {

        @Override
        public Poll<Void> poll(Context cx) {
            if (!(shot.poll(cx) instanceof Poll.Ready<Integer>(Integer value))) return Poll.pending();
            Sum.received += value;
            return Poll.ready(null);
        }
    }
}
