package async.compat;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Once;
import async.core.Poll;
import async.core.Task;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// A task whose end is somebody's [CompletableFuture], and the other way round. Each may end first, and cancels
/// the other; of two ends that meet, the first that the result takes counts, and a task that is done cannot be
/// cancelled.
final class Completing<T> extends Once<Void> {

    private final Future<T> future;
    private final CompletableFuture<T> result;

    private Completing(Future<T> future, CompletableFuture<T> result) {
        this.future = Objects.requireNonNull(future, "a completable future needs a future to complete it");
        this.result = result;
    }

    static <T> CompletableFuture<T> start(Future<T> future, Host host) {
        var result = new CompletableFuture<T>();
        Task<Void> task = host.spawn(new Completing<>(future, result));
        task.detach(); // nobody else has it
        result.whenComplete((value, failure) -> task.cancel());
        return result;
    }

    @Override
    protected Poll<Void> advance(Context cx) {
        try {
            if (!(future.poll(cx) instanceof Poll.Ready<T>(T value))) return Poll.pending();
            result.complete(value);
        } catch (Throwable failure) {
            result.completeExceptionally(failure);
            if (failure instanceof VirtualMachineError fatal) throw fatal; // the executor reports it
        }
        return Poll.ready(null);
    }

    @Override
    protected void release() {
        try {
            future.close();
        } finally {
            result.cancel(true);
        }
    }

    @Override
    public String toString() {
        return "completion of " + future;
    }
}
