package async.bench.job;

import async.bench.piece.Arrival;
import async.bench.piece.ChannelLink;
import async.bench.piece.Laps;
import async.bench.piece.Link;
import async.bench.piece.OneShot;
import async.bench.piece.PipeLaps;
import async.bench.piece.PipeLink;
import async.bench.piece.Slot;
import async.core.Future;
import async.executor.LocalExecutor;
import async.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A peer whose tasks are futures on a [LocalExecutor]; how the futures are written is left open.
abstract class Tasks implements Peer {

    static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final LocalExecutor executor = new LocalExecutor();

    abstract Future<Void> channelPasser(ChannelLink from, ChannelLink to);

    abstract Future<Void> slotPasser(Slot from, Slot to);

    abstract Future<Void> pipePasser(Arrival from, PipeLink to);

    abstract Future<Void> yielders(int tasks, int times);

    abstract Future<Long> adder(int tasks, boolean late);

    abstract Future<Void> waiter(OneShot shot);

    abstract Future<Void> nappers(Naps naps);

    abstract Future<Void> timeoutsInTurn(int times);

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
    public final Ring pipes(int tasks) throws IOException {
        var links = new ArrayList<PipeLink>();
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i <= tasks; i++) {
            links.add(PipeLink.open());
            arrivals.add(new Arrival(links.get(i), executor.readiness()));
        }
        for (int i = 0; i < tasks; i++) executor.spawn(pipePasser(arrivals.get(i), links.get(i + 1)));
        return laps -> run(new PipeLaps(laps, links.getFirst(), arrivals.getLast()));
    }

    @Override
    public final void yields(int tasks, int times) throws Exception {
        run(yielders(tasks, times));
    }

    @Override
    public final long spawnJoin(int tasks, boolean late) throws Exception {
        return run(adder(tasks, late));
    }

    @Override
    public final Waiters waiters(int tasks) {
        var shots = new OneShot[tasks];
        return new Waiters() {
            @Override
            public void park() throws Exception {
                run(new Batches(tasks, (i, cx) -> executor.spawn(waiter(shots[i] = new OneShot()))));
            }

            @Override
            public boolean waits(int i) {
                return shots[i].isAwaited();
            }

            @Override
            public void resume(int some) throws Exception {
                run(new Batches(some, (i, cx) -> shots[i].send(i)));
            }
        };
    }

    @Override
    public final void nap(Naps naps) throws Exception {
        run(nappers(naps));
    }

    @Override
    public final void sleepers(int tasks) throws Exception {
        run(new Batches(tasks, (i, cx) -> executor.spawn(Time.sleep(HOUR))));
    }

    @Override
    public final void timeouts(int times) throws Exception {
        run(timeoutsInTurn(times));
    }

    private <T> T run(Future<T> driver) throws Exception {
        return executor.run(driver);
    }
}
