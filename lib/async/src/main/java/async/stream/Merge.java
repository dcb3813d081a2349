package async.stream;

import async.core.AsyncIterator;
import async.core.Context;
import async.core.Poll;
import async.core.Source;
import java.util.Objects;

/// Asks first whoever did not give the last value.
///
/// Idea: `select` of futures-rs, which is the same for two streams.
final class Merge<T> extends Source<T> {

    private final AsyncIterator<? extends T> first;
    private final AsyncIterator<? extends T> second;
    private boolean secondsTurn;

    Merge(AsyncIterator<? extends T> first, AsyncIterator<? extends T> second) {
        this.first = Objects.requireNonNull(first, "a merge needs two streams; the first is null");
        this.second = Objects.requireNonNull(second, "a merge needs two streams; the second is null");
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        Poll<? extends T> favoured = (secondsTurn ? second : first).pollNext(cx);
        if (favoured instanceof Poll.Ready<? extends T>(T value) && value != null) {
            secondsTurn = !secondsTurn;
            return Poll.ready(value);
        }
        Poll<? extends T> other = (secondsTurn ? first : second).pollNext(cx);
        boolean bothEnded = favoured instanceof Poll.Ready<? extends T>;
        return other instanceof Poll.Ready<? extends T>(T value) && (value != null || bothEnded)
                ? Poll.ready(value)
                : Poll.pending();
    }

    @Override
    protected void release() {
        try (first;
                second) {}
    }

    @Override
    public String toString() {
        return "merge of " + first + " and " + second;
    }
}
