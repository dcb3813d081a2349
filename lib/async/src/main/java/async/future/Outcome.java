package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.Objects;

final class Outcome<T> extends Once<Result<T>> {

    private final Future<T> future;

    Outcome(Future<T> future) {
        this.future = Objects.requireNonNull(future, "an outcome needs its future");
    }

    @Override
    protected Poll<Result<T>> advance(Context cx) {
        try {
            return future.poll(cx) instanceof Poll.Ready<T>(T value)
                    ? Poll.ready(new Result.Ok<>(value))
                    : Poll.pending();
        } catch (Exception error) {
            return Poll.ready(new Result.Err<>(error));
        }
    }

    @Override
    protected void release() {
        future.close();
    }
}
