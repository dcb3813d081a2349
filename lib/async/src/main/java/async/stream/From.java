package async.stream;

import async.core.Budget;
import async.core.Context;
import async.core.Poll;
import async.core.Source;
import java.util.Iterator;
import java.util.Objects;

final class From<T> extends Source<T> {

    private final Iterable<? extends T> values;
    private Iterator<? extends T> iterator; // null before the first poll

    From(Iterable<? extends T> values) {
        this.values = Objects.requireNonNull(values, "a stream needs values; an empty list will do");
    }

    @Override
    protected Poll<T> advance(Context cx) {
        if (Budget.isSpent(cx)) return Poll.pending();
        if (iterator == null) iterator = values.iterator();
        if (!iterator.hasNext()) return Poll.ready(null);
        T value = Objects.requireNonNull(iterator.next(), "a null among the values would end the stream; leave it out");
        Budget.spend(cx);
        return Poll.ready(value);
    }

    @Override
    public String toString() {
        return "values";
    }
}
