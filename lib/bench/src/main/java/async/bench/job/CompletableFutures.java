package async.bench.job;

import async.bench.piece.Laps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Stages of `CompletableFuture` on a [ForkJoinPool] of one thread, first in first out. A join inside it runs other
/// tasks meanwhile.
final class CompletableFutures implements Peer {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Runnable NOTHING = () -> {};

    private final ForkJoinPool pool = pool(1);

    static ForkJoinPool pool(int threads) {
        return new ForkJoinPool(threads, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);
    }

    @Override
    public Ring channels(int tasks) throws Declined {
        throw new Declined("the JDK has no channel whose ends are CompletableFutures");
    }

    @Override
    public Ring pipes(int tasks) throws Declined {
        throw new Declined("no CompletableFuture of the JDK waits for a pipe");
    }

    @Override
    public Ring slots(int tasks) {
        List<FutureSlot> slots =
                Stream.generate(FutureSlot::new).limit(tasks + 1).toList();
        for (int i = 0; i < tasks; i++) pass(slots.get(i), slots.get(i + 1));
        return laps -> {
            var end = new CompletableFuture<Void>();
            pool.execute(() -> send(laps, slots.getFirst(), slots.getLast(), end));
            end.join();
        };
    }

    private void pass(FutureSlot from, FutureSlot to) {
        from.full()
                .thenAcceptAsync(
                        bucket -> {
                            from.clear();
                            to.empty().thenRun(() -> {
                                to.put(bucket);
                                pass(from, to);
                            });
                        },
                        pool);
    }

    private void send(int laps, FutureSlot first, FutureSlot last, CompletableFuture<Void> end) {
        if (laps == 0) {
            end.complete(null);
            return;
        }
        first.empty().thenRun(() -> first.put(Laps.BUCKET));
        last.full()
                .thenAcceptAsync(
                        bucket -> {
                            last.clear();
                            send(laps - 1, first, last, end);
                        },
                        pool);
    }

    @Override
    public void yields(int tasks, int times) {
        run(() -> {
            var spawned = new ArrayList<CompletableFuture<Void>>(tasks);
            for (int i = 0; i < tasks; i++) spawned.add(yielder(times));
            for (CompletableFuture<Void> task : spawned) task.join();
        });
    }

    private CompletableFuture<Void> yielder(int times) {
        var end = new CompletableFuture<Void>();
        pool.execute(new Resubmitted(pool, times, () -> end.complete(null)));
        return end;
    }

    @Override
    public long spawnJoin(int tasks, boolean late) {
        return CompletableFuture.supplyAsync(() -> sum(tasks, late), pool).join();
    }

    private long sum(int tasks, boolean late) {
        var spawned = new ArrayList<CompletableFuture<Integer>>(tasks);
        for (int i = 0; i < tasks; i++) spawned.add(late ? returningLate(i) : returning(i));
        long sum = 0;
        for (CompletableFuture<Integer> task : spawned) sum += task.join();
        return sum;
    }

    private CompletableFuture<Integer> returning(int value) {
        return CompletableFuture.supplyAsync(() -> value, pool);
    }

    private CompletableFuture<Integer> returningLate(int value) {
        var end = new CompletableFuture<Integer>();
        pool.execute(new Resubmitted(pool, 1, () -> end.complete(value)));
        return end;
    }

    @Override
    public Waiters waiters(int tasks) {
        List<CompletableFuture<Integer>> shots = new ArrayList<>(tasks);
        return new Waiters() {
            @Override
            public void park() {
                shots.clear();
                Relay.run(pool, tasks, i -> shots.add(waiter()));
            }

            @Override
            public boolean waits(int i) {
                return shots.get(i).getNumberOfDependents() > 0;
            }

            @Override
            public void resume(int some) {
                Relay.run(pool, some, i -> shots.get(i).complete(i));
            }
        };
    }

    private CompletableFuture<Integer> waiter() {
        var shot = new CompletableFuture<Integer>();
        shot.thenAcceptAsync(value -> Sum.received += value, pool);
        return shot;
    }

    @Override
    public void nap(Naps naps) {
        var over = new CompletableFuture<Void>();
        pool.execute(() -> {
            for (int i = 0; i < naps.size(); i++) napper(naps, i, over);
        });
        over.join();
    }

    private void napper(Naps naps, int i, CompletableFuture<Void> over) {
        pool.execute(() -> {
            long due = naps.due(i);
            sleep(naps.span(i)).execute(() -> {
                if (naps.woke(due)) over.complete(null);
            });
        });
    }

    private Executor sleep(Duration span) {
        return CompletableFuture.delayedExecutor(span.toNanos(), TimeUnit.NANOSECONDS, pool);
    }

    @Override
    public void sleepers(int tasks) {
        Relay.run(pool, tasks, i -> sleep(HOUR).execute(NOTHING));
    }

    @Override
    public void timeouts(int times) {
        var end = new CompletableFuture<Void>();
        pool.execute(() -> timeout(times, end));
        end.join();
    }

    private void timeout(int left, CompletableFuture<Void> end) {
        if (left == 0) end.complete(null);
        else
            CompletableFuture.runAsync(NOTHING, pool)
                    .orTimeout(1, TimeUnit.MINUTES)
                    .thenRun(() -> timeout(left - 1, end));
    }

    private void run(Runnable driver) {
        CompletableFuture.runAsync(driver, pool).join();
    }
}
