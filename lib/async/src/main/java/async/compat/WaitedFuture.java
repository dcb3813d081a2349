package async.compat;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.executor.Blocking;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/// A future of the JDK, with a virtual thread that waits for it.
final class WaitedFuture<T> extends Once<T> {

    private final java.util.concurrent.Future<T> running;
    private final Future<T> wait;

    WaitedFuture(java.util.concurrent.Future<T> running) {
        this.running = Objects.requireNonNull(running, "there is no future to wait for");
        this.wait = Blocking.blocking(running::get);
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        try {
            return wait.poll(cx);
        } catch (ExecutionException failure) {
            return Poll.failed(failure.getCause());
        }
    }

    @Override
    protected void release() {
        wait.close();
        running.cancel(true);
    }

    @Override
    public String toString() {
        return "wait for a java.util.concurrent.Future";
    }
}
