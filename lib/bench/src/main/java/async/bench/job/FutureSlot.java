package async.bench.job;

import java.util.concurrent.CompletableFuture;

/// A slot made of futures, a new pair for each value: `full` completes with it, `empty` once it is taken.
///
/// Between one sender and one receiver; what each writes before it completes a future, the other sees after.
final class FutureSlot {

    private CompletableFuture<Object> full = new CompletableFuture<>();
    private CompletableFuture<Void> empty = CompletableFuture.completedFuture(null);

    CompletableFuture<Object> full() {
        return full;
    }

    CompletableFuture<Void> empty() {
        return empty;
    }

    /// Once it is empty.
    void put(Object value) {
        empty = new CompletableFuture<>();
        full.complete(value);
    }

    /// Once it is full.
    void clear() {
        full = new CompletableFuture<>();
        empty.complete(null);
    }
}
