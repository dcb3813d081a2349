package async.stream;

import async.core.AsyncIterator;
import async.core.Budget;
import async.core.Context;
import async.core.Once;
import async.core.Poll;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

final class Collect<T> extends Once<List<T>> {

    private final AsyncIterator<T> source;
    private final List<T> values = new ArrayList<>();

    Collect(AsyncIterator<T> source) {
        this.source = Objects.requireNonNull(source, "there is no stream to collect from");
    }

    @Override
    protected Poll<List<T>> advance(Context cx) throws Exception {
        while (!Budget.isSpent(cx) && source.pollNext(cx) instanceof Poll.Ready<T>(T value)) {
            if (value == null) return Poll.ready(Collections.unmodifiableList(values));
            values.add(value);
            Budget.spend(cx);
        }
        return Poll.pending();
    }

    @Override
    protected void release() {
        source.close();
    }

    @Override
    public String toString() {
        return "collect, " + values.size() + " so far, from " + source;
    }
}
