package async.scope;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Suspended;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// A future against a token, which is asked first.
class Guarded<T> extends Once<T> implements Suspended {

    private final Future<Void> cancel;
    private final Future<T> future;

    Guarded(CancellationToken token, Future<T> future) {
        this.cancel = token.cancelled();
        this.future = Objects.requireNonNull(future, "a guard needs a future");
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        if (cancel.poll(cx) instanceof Poll.Ready<Void>)
            try (future) {
                throw new CancellationException("the token was cancelled");
            }
        Poll<T> poll = null;
        try {
            return poll = future.poll(cx);
        } finally {
            if (!(poll instanceof Poll.Pending<T>)) cancel.close();
        }
    }

    @Override
    protected void release() {
        try (cancel) {
            future.close();
        }
    }

    @Override
    public Future<?> awaited() {
        return future;
    }
}
