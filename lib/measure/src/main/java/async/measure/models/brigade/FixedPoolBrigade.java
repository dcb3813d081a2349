package async.measure.models.brigade;

import async.measure.models.Brigade;
import async.measure.models.Model;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A job in the pool for each member, who keeps a thread for as long as the brigade stands.
public final class FixedPoolBrigade implements Brigade {

    private final List<BlockingQueue<String>> queues;
    private final ExecutorService pool;

    public FixedPoolBrigade(int size) {
        Model.checkPool(size);
        queues = Stream.generate(FixedPoolBrigade::queue).limit(size + 1).toList();
        pool = Executors.newFixedThreadPool(
                Model.POOL, Thread.ofPlatform().name("member-", 0).factory());
        for (int i = 0; i < size; i++) {
            int place = i;
            pool.submit(() -> pass(queues.get(place), queues.get(place + 1)));
        }
    }

    private static BlockingQueue<String> queue() {
        return new ArrayBlockingQueue<>(1);
    }

    /// Until the pool interrupts it.
    private static Void pass(BlockingQueue<String> from, BlockingQueue<String> to) throws InterruptedException {
        while (true) to.put(from.take());
    }

    @Override
    public void send(int laps) throws InterruptedException {
        for (int i = 0; i < laps; i++) {
            queues.getFirst().put("bucket");
            queues.getLast().take();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
