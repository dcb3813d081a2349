package async.scope;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import java.util.concurrent.CancellationException;

/// What a task of a scope runs: the future, guarded by the scope's token. Its failure and its end go to the
/// scope, in this order; the task is only told that it was cancelled, lest the executor report the failure a
/// second time.
final class Child<T> extends Guarded<T> {

    private final Scope scope;

    Child(Scope scope, CancellationToken token, Future<T> future) {
        super(token, future);
        this.scope = scope;
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        Poll<T> poll = null;
        try {
            return poll = scope.inside.call(() -> super.advance(cx));
        } catch (Throwable failure) {
            if (!scope.fail(failure)) throw failure;
            var told = new CancellationException("this task has failed or was cancelled, and its scope says why");
            told.initCause(failure);
            throw told;
        } finally {
            if (!(poll instanceof Poll.Pending<T>)) scope.leave();
        }
    }

    @Override
    protected void release() {
        try {
            super.release();
        } catch (Throwable failure) {
            if (!scope.fail(failure)) throw failure;
        } finally {
            scope.leave();
        }
    }

    @Override
    public String toString() {
        return "a child of a scope";
    }
}
