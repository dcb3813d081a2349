package async.bench.job;

import async.bench.piece.Laps;
import async.bench.piece.OneShot;
import async.bench.piece.Slot;
import async.core.Future;
import async.executor.LocalExecutor;
import java.util.stream.IntStream;

/// A peer whose tasks are futures on a [LocalExecutor]; how the futures are written is left open.
abstract class Tasks implements Peer {

    private final LocalExecutor executor = new LocalExecutor();

    abstract Future<Void> passer(Slot from, Slot to);

    abstract Future<Void> yielders(int tasks, int times);

    abstract Future<Long> adder(int tasks);

    abstract Future<Void> waiter(OneShot shot);

    @Override
    public final Ring ring(int tasks) throws Exception {
        Slot[] slots = IntStream.rangeClosed(0, tasks).mapToObj(i -> new Slot()).toArray(Slot[]::new);
        run(new Batches(tasks, (i, cx) -> executor.spawn(passer(slots[i], slots[i + 1]))));
        return laps -> run(new Laps(laps, slots[0], slots[tasks]));
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
