package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// Polls whoever rang, until nobody is left or somebody fails.
final class JoinAll<T> extends Once<List<T>> {

    private final Children<T> children = new Children<>();
    private final Object[] values;
    private int left;

    JoinAll(List<? extends Future<T>> futures) {
        values = new Object[futures.size()];
        left = values.length;
        for (Future<T> future : futures)
            children.add(Objects.requireNonNull(future, "a join needs futures; one in the list is null"));
    }

    @Override
    protected Poll<List<T>> advance(Context cx) throws Exception {
        children.gather(cx);
        try {
            for (var child = children.next(cx); child != null; child = children.next(cx)) {
                if (!(child.poll() instanceof Poll.Ready<T>(T value))) continue;
                values[child.index] = value;
                left--;
            }
        } catch (Throwable failure) {
            Closing.because(failure, children.removeAll());
            throw failure;
        }
        if (left > 0) return Poll.pending();
        children.rest();
        return Poll.ready(all());
    }

    @SuppressWarnings("unchecked") // only values of T were put in
    private List<T> all() {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    protected void release() {
        Closing.all(children.removeAll());
    }
}
