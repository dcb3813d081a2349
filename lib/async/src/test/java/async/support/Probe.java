package async.support;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;

/// A future that does as it is told, and counts what is done to it.
public final class Probe<T> implements Future<T> {

    public int polls;
    public int closes;
    private Waker waker;
    private Poll<T> answer = Poll.pending();
    private Exception failure;
    private RuntimeException closeFailure;

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        polls++;
        waker = cx.waker();
        if (failure != null) throw failure;
        return answer;
    }

    @Override
    public void close() {
        closes++;
        if (closeFailure != null) throw closeFailure;
    }

    public void wake() {
        waker.wake();
    }

    /// Will be ready at the next poll, and wakes nobody.
    public void answer(T value) {
        answer = Poll.ready(value);
    }

    public void finish(T value) {
        answer(value);
        if (waker != null) wake();
    }

    public void fail(Exception failure) {
        this.failure = failure;
        if (waker != null) wake();
    }

    public Probe<T> failingToClose(RuntimeException failure) {
        closeFailure = failure;
        return this;
    }
}
