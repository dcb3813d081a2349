package async.measure.models.brigade;

import async.measure.models.Brigade;
import async.measure.models.Model;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A job in the pool for each member, who keeps a thread and blocks it in a read of its pipe.
public final class FixedPoolPipes implements Brigade {

    private final int size;
    private final PipeRow pipes;
    private final ExecutorService pool;

    public FixedPoolPipes(int size) {
        this.size = size;
        Model.checkPool(size);
        pipes = new PipeRow(size, true);
        pool = Executors.newFixedThreadPool(
                Model.POOL, Thread.ofPlatform().name("member-", 0).factory());
        for (int i = 0; i < size; i++) {
            int place = i;
            pool.submit(() -> pass(place));
        }
    }

    /// Until the pipes are closed.
    private Void pass(int place) throws Exception {
        while (pipes.take(place)) pipes.put(place + 1);
        return null;
    }

    @Override
    public void send(int laps) throws Exception {
        for (int i = 0; i < laps; i++) {
            pipes.put(0);
            pipes.take(size);
        }
    }

    @Override
    public void close() {
        pipes.close();
        pool.shutdownNow();
    }
}
