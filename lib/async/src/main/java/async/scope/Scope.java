package async.scope;

import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// Whom a body spawns its children by; the children may too, from any thread of their executor.
///
/// ```
///   state    spawn               a failure                        the last one leaves    close from outside
///   OPEN     a child             -> ENDING, cancels all           -> OVER, rings         -> CLOSED, cancels all
///   ENDING   a cancelled child   suppressed in the first          -> OVER, rings         -> CLOSED, reports
///   CLOSED   a cancelled child   to the outer scope, or to the    -> OVER, leaves the    (once only)
///                                executor's handler               outer scope
///   OVER     refused             (the deadline: too late)         (nobody is left)       reports what was not thrown
/// ```
///
/// `running` counts whoever must end before the scope does: body, children, and the scopes that were closed
/// inside it while theirs still ran. That is why no close on the way, by a `select` or a `timeout`, lets a
/// grandchild outlive the scope. OVER is `running` at 0, ENDING is a `failure`.
///
/// The lock guards all that changes, but rings, cancels and closes nobody; of nested scopes the inner one locks
/// first. Three orders count. A failure is told before its child leaves. A closed scope enters the outer one
/// before whoever holds it there can leave. The owner keeps its waker, then looks at `running`; the last to
/// leave counts down, then looks for the waker.
///
/// Idea: Kotlin's `coroutineScope`, jox, the nursery of Trio.
public final class Scope {

    /// The innermost scope of the poll under way.
    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    final ScopedValue.Carrier inside = ScopedValue.where(CURRENT, this);
    private final Scope outer = CURRENT.isBound() ? CURRENT.get() : null;
    private final CancellationToken token = new CancellationToken();
    private final Host host;
    private int running = 1; // whoever opens the scope
    Throwable failure; // read without the lock once it is over or closed
    private boolean thrown; // the owner's
    private volatile boolean closed; // read without the lock too
    private boolean adopted; // written before `closed`
    private Waker owner = Waker.NOOP;

    /// @throws IllegalStateException without an executor
    Scope(Host host) {
        if (host == null)
            throw new IllegalStateException("no executor here to run a scope's tasks: blockOn runs one future and"
                    + " nothing beside it; use LocalExecutor.run");
        this.host = host;
    }

    /// Spawns the body: the value of the scope, or the first failure, once it is over.
    <T> Future<T> begin(Function<Scope, Future<T>> body) {
        try {
            return new End<>(this, spawn(body.apply(this)));
        } catch (Throwable failure) {
            fail(failure);
            return new End<>(this, null);
        } finally {
            leave();
        }
    }

    /// Runs `future` as a task beside the body; the scope does not end before it. Its failure is the scope's,
    /// also if somebody awaits it: he is cancelled with all the others or, if his thread is quicker, sees a
    /// [CancellationException] whose cause is the failure. Cancelled by itself, it harms nobody.
    ///
    /// While the scope is being cancelled, so is the task, before its first step.
    ///
    /// Cancel-safe if `future` is: closing the task closes it at its next step.
    ///
    /// {@snippet class=ScopeTest region=spawn}
    ///
    /// @throws IllegalStateException after the scope has ended, or where its executor refuses; `future` is then
    /// closed
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public <T> Task<T> spawn(Future<T> future) {
        Objects.requireNonNull(future, "a scope needs futures to run; this one is null");
        if (!enter())
            try (future) {
                throw new IllegalStateException("this scope has ended, so nobody would wait for the task;"
                        + " spawn it before the body and all children have ended");
            }
        var child = new Child<>(this, token, future);
        try {
            Task<T> task = host.spawn(child);
            task.detach(); // what fails in it is what no scope can throw any more
            return task;
        } catch (Throwable refused) {
            try (child) {
                throw refused;
            }
        }
    }

    private synchronized boolean enter() {
        if (running > 0) running++;
        return running > 0;
    }

    void leave() {
        Waker bell;
        synchronized (this) {
            if (--running > 0) return;
            bell = owner;
        }
        Waker.ring(bell);
        if (adopted) outer.leave();
    }

    /// @return false if no scope can throw it any more
    boolean fail(Throwable cause) {
        boolean kept;
        synchronized (this) {
            kept = !closed;
            if (kept && failure == null && running > 0) failure = cause;
            else if (kept && failure != null && failure != cause && isNews(cause)) failure.addSuppressed(cause);
        }
        token.cancel();
        return kept || !isNews(cause) || adopted && outer.fail(cause);
    }

    private static boolean isNews(Throwable cause) {
        return !(cause instanceof CancellationException) || cause.getSuppressed().length > 0;
    }

    void close() {
        synchronized (this) {
            if (running > 0) {
                adopted = outer != null && outer.enter();
                closed = true;
            }
        }
        if (closed) token.cancel();
        if (failure != null && !thrown && isNews(failure)) report();
    }

    /// Not to the outer scope, nor by a throw: whoever closes the loser of a race must not lose the race by it.
    private void report() {
        Future<Void> untold = cx -> Poll.failed(failure);
        try {
            host.spawn(untold).detach();
        } catch (IllegalStateException closing) {
            closing.addSuppressed(failure);
            throw closing;
        }
    }

    /// If not, `waker` is rung when it is.
    synchronized boolean isOver(Waker waker) {
        owner = waker;
        return running == 0;
    }

    @Override
    public synchronized String toString() {
        return "a scope, " + running + " running";
    }

    private record End<T>(Scope scope, Task<T> body) implements Future<T> {

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            if (!scope.isOver(cx.waker())) return Poll.pending();
            if (scope.failure == null) return body.poll(cx);
            scope.thrown = true;
            return Poll.failed(scope.failure);
        }

        @Override
        public String toString() {
            return scope.toString();
        }
    }
}
