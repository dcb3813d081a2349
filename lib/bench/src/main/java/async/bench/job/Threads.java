package async.bench.job;

import async.bench.piece.Laps;
import async.bench.piece.OneShot;
import async.bench.piece.PipeLink;
import async.bench.piece.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A thread a task, its driver too.
abstract class Threads implements Peer {

    interface Body {
        void run() throws Exception;
    }

    private final ThreadFactory threads;

    Threads(ThreadFactory threads) {
        this.threads = threads;
    }

    /// A task has got its value, and ends.
    abstract void ended(int value);

    abstract int countEnded();

    /// Nobody has ended.
    abstract void clear();

    @Override
    public Ring channels(int tasks) {
        List<BlockingQueue<Object>> queues = ring(tasks, () -> new ArrayBlockingQueue<>(1), Threads::passer);
        return laps -> drive(() -> {
            for (int i = 0; i < laps; i++) {
                queues.getFirst().put(Laps.BUCKET);
                queues.getLast().take();
            }
            return null;
        });
    }

    private static Body passer(BlockingQueue<Object> from, BlockingQueue<Object> to) {
        return () -> {
            for (; ; ) to.put(from.take());
        };
    }

    @Override
    public Ring slots(int tasks) {
        List<Slot> slots = ring(tasks, Slot::new, Threads::passer);
        return laps -> drive(() -> new Blocker().await(new Laps(laps, slots.getFirst(), slots.getLast())));
    }

    private static Body passer(Slot from, Slot to) {
        return () -> {
            var blocker = new Blocker();
            for (; ; ) {
                Object bucket = blocker.await(from::take);
                blocker.await(cx -> to.put(bucket, cx));
            }
        };
    }

    private <L> List<L> ring(int tasks, Supplier<L> maker, BiFunction<L, L, Body> passer) {
        List<L> links = Stream.generate(maker).limit(tasks + 1).toList();
        for (int i = 0; i < tasks; i++) start(passer.apply(links.get(i), links.get(i + 1)));
        return links;
    }

    @Override
    public void yields(int tasks, int times) throws Exception {
        drive(() -> {
            var threads = new ArrayList<Thread>(tasks);
            for (int i = 0; i < tasks; i++) threads.add(spawn(() -> yieldOften(times)));
            for (Thread thread : threads) thread.join();
            return null;
        });
    }

    private static void yieldOften(int times) {
        for (int i = 0; i < times; i++) Thread.yield();
    }

    @Override
    public long spawnJoin(int tasks, boolean late) throws Exception {
        return drive(() -> {
            var spawned = new ArrayList<FutureTask<Integer>>(tasks);
            for (int i = 0; i < tasks; i++) spawned.add(returning(i, late));
            long sum = 0;
            for (FutureTask<Integer> task : spawned) sum += task.get();
            return sum;
        });
    }

    private FutureTask<Integer> returning(int value, boolean late) {
        var task = new FutureTask<>(() -> {
            if (late) Thread.yield();
            return value;
        });
        spawn(task);
        return task;
    }

    @Override
    public Waiters waiters(int tasks) {
        var shots = new OneShot[tasks];
        return new Waiters() {
            @Override
            public void park() throws Exception {
                clear();
                drive(() -> {
                    batches(tasks, i -> waiter(shots[i] = new OneShot()));
                    for (OneShot each : shots) while (!each.isAwaited()) Thread.yield();
                    return null;
                });
            }

            @Override
            public boolean waits(int i) {
                return shots[i].isAwaited();
            }

            @Override
            public void resume(int some) throws Exception {
                drive(() -> {
                    batches(some, i -> shots[i].send(i));
                    while (countEnded() < some) Thread.yield();
                    return null;
                });
            }
        };
    }

    private void waiter(OneShot shot) {
        start(() -> ended(Blocker.blockOn(shot)));
    }

    /// Yields after each 1,000 steps.
    private static void batches(int steps, IntConsumer step) {
        for (int i = 0; i < steps; i++) {
            step.accept(i);
            if (i % Batches.SIZE == 0) Thread.yield();
        }
    }

    @Override
    public Ring pipes(int tasks) throws IOException {
        var links = new ArrayList<PipeLink>();
        for (int i = 0; i <= tasks; i++) links.add(PipeLink.open());
        for (int i = 0; i < tasks; i++) start(passer(links.get(i), links.get(i + 1)));
        return laps -> drive(() -> {
            for (int i = 0; i < laps; i++) {
                links.getFirst().write();
                links.getLast().read();
            }
            return null;
        });
    }

    private static Body passer(PipeLink from, PipeLink to) {
        return () -> {
            while (from.read()) to.write();
        };
    }

    final <T> T drive(Callable<T> driver) throws Exception {
        var task = new FutureTask<>(driver);
        spawn(task);
        return task.get();
    }

    final void start(Body body) {
        spawn(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    final Thread spawn(Runnable body) {
        Thread thread = threads.newThread(body);
        thread.start();
        return thread;
    }
}
