package async.time;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Suspended;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/// A future against a clock.
final class Timeout<T> extends Once<T> implements Suspended {

    private final Duration span;
    private final Future<T> future;
    private final Future<Void> limit;

    Timeout(Duration span, Future<T> future) {
        this.span = span;
        this.future = Objects.requireNonNull(future, "a timeout needs a future");
        this.limit = Time.sleep(span);
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        if (pollValue(cx) instanceof Poll.Ready<T> value) return value;
        return switch (limit.poll(cx)) {
            case Poll.Pending<Void>() -> Poll.pending();
            case Poll.Ready<Void> over -> giveUp();
        };
    }

    private Poll<T> pollValue(Context cx) throws Exception {
        boolean settled = true;
        try {
            Poll<T> value = future.poll(cx);
            settled = value instanceof Poll.Ready<T>;
            return value;
        } finally {
            if (settled) limit.close();
        }
    }

    private Poll<T> giveUp() throws TimeoutException {
        try (future) {
            throw new TimeoutException("no value within " + Time.text(span));
        }
    }

    @Override
    protected void release() {
        try (limit) {
            future.close();
        }
    }

    @Override
    public Future<?> awaited() {
        return future;
    }

    @Override
    public String toString() {
        return "timeout of " + Time.text(span);
    }
}
