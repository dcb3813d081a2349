package async.scope;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Task;
import async.future.Futures;
import async.time.Time;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The future of a scope. The body is a task like the children: so all of them end in the same way.
final class Scoped<T> extends Once<T> {

    private final Duration span; // null: for ever
    private final Function<Scope, Future<T>> body;
    private Scope scope; // null until the first poll
    private Future<Void> limit;
    private Task<T> task;

    Scoped(Duration span, Function<Scope, Future<T>> body) {
        this.span = span;
        this.body = Objects.requireNonNull(body, "a scope needs a body");
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        if (scope == null) open(cx);
        if (!scope.isOver(cx.waker())) {
            if (limit.poll(cx) instanceof Poll.Ready<Void>) tooLate();
            return Poll.pending();
        }
        limit.close();
        return scope.failure() == null ? task.poll(cx) : Poll.failed(scope.failure());
    }

    private void open(Context cx) {
        if (cx.host() == null)
            throw new IllegalStateException("no executor here to run a scope's tasks: blockOn runs one future and"
                    + " nothing beside it; use LocalExecutor.run");
        limit = span == null ? Futures.never() : Time.sleep(span);
        scope = new Scope(cx.host());
        try {
            task = scope.spawn(body.apply(scope));
        } catch (Throwable failure) {
            scope.fail(failure);
        }
        scope.leave();
    }

    private void tooLate() {
        limit = Futures.never();
        scope.fail(new TimeoutException("the scope has not ended within " + span.toMillis() + " ms"));
    }

    @Override
    protected void release() {
        if (scope == null) return;
        limit.close();
        scope.close();
    }

    @Override
    public String toString() {
        return scope == null ? "a scope" : scope.toString();
    }
}
