package async.support;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// A value, or a failure, that is there only at the poll after so many pending ones, each of which asks for the next.
public final class Later<T> implements Future<T> {

    private final T value;
    private final Exception failure;
    private int pauses;
    public boolean closed;

    private Later(T value, Exception failure, int pauses) {
        this.value = value;
        this.failure = failure;
        this.pauses = pauses;
    }

    public static <T> Later<T> value(T value, int pauses) {
        return new Later<>(value, null, pauses);
    }

    public static <T> Later<T> failure(Exception failure, int pauses) {
        return new Later<>(null, failure, pauses);
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (pauses-- > 0) {
            cx.waker().wake();
            return Poll.pending();
        }
        return failure == null ? Poll.ready(value) : Poll.failed(failure);
    }

    @Override
    public void close() {
        closed = true;
    }
}
