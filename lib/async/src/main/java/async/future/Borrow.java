package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.Objects;

/// Forwards polls and swallows the close.
final class Borrow<T> extends Once<T> {

    private final Future<T> lent;

    Borrow(Future<T> lent) {
        this.lent = Objects.requireNonNull(lent, "a loan needs a future");
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        return lent.poll(cx);
    }
}
