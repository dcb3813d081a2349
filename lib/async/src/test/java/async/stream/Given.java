package async.stream;

import async.core.AsyncIterator;
import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import java.util.ArrayDeque;
import java.util.Queue;

/// A source that gives what the test puts in, when it does, and counts what is done to it.
class Given<T> implements AsyncIterator<T> {

    int polls;
    int closes;
    private final Queue<T> values = new ArrayDeque<>();
    private boolean ended;
    private Exception failure;
    private RuntimeException closeFailure;
    private Waker waker = Waker.NOOP;

    @SafeVarargs
    static <T> Given<T> of(T... values) {
        var given = new Given<T>();
        for (T value : values) given.values.add(value);
        return given;
    }

    Given<T> put(T value) {
        values.add(value);
        waker.wake();
        return this;
    }

    Given<T> end() {
        ended = true;
        waker.wake();
        return this;
    }

    Given<T> fail(Exception failure) {
        this.failure = failure;
        waker.wake();
        return this;
    }

    Given<T> failingToClose(RuntimeException failure) {
        closeFailure = failure;
        return this;
    }

    @Override
    public Poll<T> pollNext(Context cx) throws Exception {
        polls++;
        if (!values.isEmpty()) return Poll.ready(values.remove());
        if (failure != null) throw failure;
        if (ended) return Poll.ready(null);
        waker = cx.waker();
        return Poll.pending();
    }

    @Override
    public void close() {
        closes++;
        if (closeFailure != null) throw closeFailure;
    }

    @Override
    public String toString() {
        return "given";
    }
}
