package async.bench.job;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/// [Batches] for tasks that are callbacks: gives back its thread after each 1,000 steps, and once more at the end, by
/// having itself executed again.
final class Relay implements Runnable {

    private final Executor executor;
    private final int steps;
    private final IntConsumer step;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private int done;

    private Relay(Executor executor, int steps, IntConsumer step) {
        this.executor = executor;
        this.steps = steps;
        this.step = step;
    }

    static void run(Executor executor, int steps, IntConsumer step) {
        var relay = new Relay(executor, steps, step);
        executor.execute(relay);
        relay.end.join();
    }

    @Override
    public void run() {
        if (done == steps) {
            end.complete(null);
            return;
        }
        int until = Math.min(done + Batches.SIZE, steps);
        while (done < until) step.accept(done++);
        executor.execute(this);
    }
}
