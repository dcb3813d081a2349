package async.bench.job;

import async.bench.piece.Laps;
import async.bench.piece.OneShot;
import async.bench.piece.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A virtual thread a task, its driver too, on one carrier: the JVM must be started so. Plain fields are safe between
/// them, since only one runs at a time, until it blocks or yields.
final class VirtualThreads implements Peer {

    private interface Body {
        void run() throws Exception;
    }

    private int begun;
    private int ended;

    VirtualThreads() {
        for (String property : List.of("parallelism", "maxPoolSize"))
            if (Integer.getInteger("jdk.virtualThreadScheduler." + property, 0) != 1)
                throw new IllegalStateException("virtual threads are measured on one carrier: start java with"
                        + " -Djdk.virtualThreadScheduler.parallelism=1 -Djdk.virtualThreadScheduler.maxPoolSize=1");
    }

    @Override
    public Ring channels(int tasks) {
        List<BlockingQueue<Object>> queues = ring(tasks, () -> new ArrayBlockingQueue<>(1), VirtualThreads::passer);
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
        List<Slot> slots = ring(tasks, Slot::new, VirtualThreads::passer);
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

    private static <L> List<L> ring(int tasks, Supplier<L> maker, BiFunction<L, L, Body> passer) {
        List<L> links = Stream.generate(maker).limit(tasks + 1).toList();
        for (int i = 0; i < tasks; i++) start(passer.apply(links.get(i), links.get(i + 1)));
        return links;
    }

    @Override
    public void yields(int tasks, int times) throws Exception {
        drive(() -> {
            var threads = new ArrayList<Thread>(tasks);
            for (int i = 0; i < tasks; i++) threads.add(Thread.startVirtualThread(() -> yieldOften(times)));
            for (Thread thread : threads) thread.join();
            return null;
        });
    }

    private static void yieldOften(int times) {
        for (int i = 0; i < times; i++) Thread.yield();
    }

    @Override
    public long spawnJoin(int tasks) throws Exception {
        return drive(() -> {
            var spawned = new ArrayList<FutureTask<Integer>>(tasks);
            for (int i = 0; i < tasks; i++) spawned.add(returning(i));
            long sum = 0;
            for (FutureTask<Integer> task : spawned) sum += task.get();
            return sum;
        });
    }

    private static FutureTask<Integer> returning(int value) {
        var task = new FutureTask<>(() -> value);
        Thread.startVirtualThread(task);
        return task;
    }

    @Override
    public void park(OneShot[] shots) throws Exception {
        begun = 0;
        ended = 0;
        drive(() -> {
            for (int i = 0; i < shots.length; i++) {
                waiter(shots[i] = new OneShot());
                if (i % Batches.SIZE == 0) Thread.yield();
            }
            while (begun < shots.length) Thread.yield();
            return null;
        });
    }

    private void waiter(OneShot shot) {
        start(() -> {
            begun++;
            int value = new Blocker().await(shot);
            Sum.received += value;
            ended++;
        });
    }

    @Override
    public void resume(OneShot[] shots) throws Exception {
        drive(() -> {
            for (int i = 0; i < shots.length; i++) {
                shots[i].send(i);
                if (i % Batches.SIZE == 0) Thread.yield();
            }
            while (ended < shots.length) Thread.yield();
            return null;
        });
    }

    private static <T> T drive(Callable<T> driver) throws Exception {
        var task = new FutureTask<>(driver);
        Thread.startVirtualThread(task);
        return task.get();
    }

    private static void start(Body body) {
        Thread.startVirtualThread(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
