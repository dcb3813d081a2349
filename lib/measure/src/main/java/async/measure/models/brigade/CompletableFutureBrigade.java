package async.measure.models.brigade;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import async.measure.models.Brigade;
import java.util.concurrent.CompletableFuture;

/// A stage for each member, on the common pool. A future has one value, once: so the row is built anew for each lap.
public final class CompletableFutureBrigade implements Brigade {

    private final int size;
    private volatile boolean over;

    public CompletableFutureBrigade(int size) {
        this.size = size;
    }

    @Override
    public void send(int laps) throws Exception {
        try {
            sent("bucket", laps).get();
        } catch (InterruptedException end) {
            close();
            throw end;
        }
    }

    private CompletableFuture<String> sent(String bucket, int laps) {
        if (laps == 0 || over) return completedFuture(bucket);
        var lap = supplyAsync(() -> bucket);
        for (int i = 0; i < size; i++) lap = lap.thenApplyAsync(given -> given);
        return lap.thenCompose(given -> sent(given, laps - 1));
    }

    @Override
    public void close() {
        over = true;
    }
}
