package async.bench.job;

import async.bench.piece.ChannelLink;
import async.bench.piece.Laps;
import async.bench.piece.Link;
import async.bench.piece.OneShot;
import async.bench.piece.Slot;
import async.core.Future;
import async.executor.LocalExecutor;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A peer whose tasks are futures on a [LocalExecutor]; how the futures are written is left open.
abstract class Tasks implements Peer {

    private final LocalExecutor executor = new LocalExecutor();

    abstract Future<Void> channelPasser(ChannelLink from, ChannelLink to);

    abstract Future<Void> slotPasser(Slot from, Slot to);

    abstract Future<Void> yielders(int tasks, int times);

    abstract Future<Long> adder(int tasks);

    abstract Future<Void> waiter(OneShot shot);

    @Override
    public final Ring channels(int tasks) throws Exception {
        return ring(tasks, ChannelLink::new, this::channelPasser);
    }

    @Override
    public final Ring slots(int tasks) throws Exception {
        return ring(tasks, Slot::new, this::slotPasser);
    }

    private <L extends Link> Ring ring(int tasks, Supplier<L> maker, BiFunction<L, L, Future<Void>> passer)
            throws Exception {
        List<L> links = Stream.generate(maker).limit(tasks + 1).toList();
        run(new Batches(tasks, (i, cx) -> executor.spawn(passer.apply(links.get(i), links.get(i + 1)))));
        return laps -> run(new Laps(laps, links.getFirst(), links.getLast()));
    }

    @Override
    public final void yields(int tasks, int times) throws Exception {
        run(yielders(tasks, times));
    }

    @Override
    public final long spawnJoin(int tasks) throws Exception {
        return run(adder(tasks));
    }

    @Override
    public final void park(OneShot[] shots) throws Exception {
        run(new Batches(shots.length, (i, cx) -> executor.spawn(waiter(shots[i] = new OneShot()))));
    }

    @Override
    public final void resume(OneShot[] shots) throws Exception {
        run(new Batches(shots.length, (i, cx) -> shots[i].send(i)));
    }

    private <T> T run(Future<T> driver) throws Exception {
        return executor.run(driver);
    }
}
