package async.measure.awaits;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.function.Function;
import java.util.function.Supplier;

/// One future, then another made of its value. The library has none: its bodies read better.
///
/// ```
///   current:  null --poll--> first --its value--> second --its value--> Ready
/// ```
///
/// Idea: `and_then` of futures-rs.
public final class Then<T> extends Once<T> {

    private final Supplier<Future<T>> first;
    private final Function<T, Future<T>> next;
    private Future<T> current;
    private boolean isSecond;

    Then(Supplier<Future<T>> first, Function<T, Future<T>> next) {
        this.first = first;
        this.next = next;
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        if (current == null) current = first.get();
        if (!isSecond) {
            if (!(current.poll(cx) instanceof Poll.Ready<T>(T value))) return Poll.pending();
            isSecond = true;
            current = next.apply(value);
        }
        return current.poll(cx);
    }

    @Override
    protected void release() {
        if (current != null) current.close();
    }
}
