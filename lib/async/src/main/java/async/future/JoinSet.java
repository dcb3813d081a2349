package async.future;

import async.core.AsyncIterator;
import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import java.util.Objects;

/// Futures that run side by side in one task; `next` gives the outcome of whichever ends first. It may grow while it
/// runs.
///
/// ```
///           pollNext: Pending, an outcome, or null while it is empty; add
///             +-----+
///             v     |
///           OPEN ---+--close(): closes those that have not ended--> CLOSED --pollNext, add: IllegalStateException
/// ```
///
/// - A failure of one is an [Result.Err] and touches no other. An Error closes all, and is thrown.
/// - Null says that it is empty *now*: after another `add` there are values again.
/// - One owner calls everything, `add` included, between polls or from a future in the set; that wakes the `next`
///   that waits. A future that is to start from another thread is spawned.
/// - A poll asks only those that were woken, each at most once and no more than 128 of them: many futures starve
///   neither each other nor another task.
/// - **Cancellation safety:** a `next` that is closed loses nothing; the outcomes stay in the set.
///
/// {@snippet class=JoinSetTest region=joinSet}
///
/// Idea: `FuturesUnordered` of futures-rs, under the name and with the failures of tokio's `JoinSet`, which spawns.
public final class JoinSet<T> implements AsyncIterator<Result<T>> {

    private enum State {
        OPEN,
        POLLING,
        CLOSED
    }

    private final Children<Result<T>> children = new Children<>();
    private State state = State.OPEN;

    /// An empty set.
    ///
    /// {@snippet class=JoinSetTest region=joinSet}
    public JoinSet() {}

    /// Takes `future` in, and owns it from now on. It starts at the next poll of the set.
    ///
    /// {@snippet class=JoinSetTest region=add}
    ///
    /// @throws IllegalStateException if the set is closed; `future` is then still the caller's
    public void add(Future<T> future) {
        if (state == State.CLOSED) throw closed();
        children.add(Futures.outcome(Objects.requireNonNull(future, "a join set runs futures; this one is null")));
    }

    /// How many have not been given by `next`.
    ///
    /// {@snippet class=JoinSetTest region=add}
    public int size() {
        return children.size();
    }

    /// {@snippet class=JoinSetTest region=add}
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public Poll<Result<T>> pollNext(Context cx) throws Exception {
        switch (state) {
            case OPEN -> state = State.POLLING;
            case POLLING -> throw new IllegalStateException("a join set is polled inside its own poll");
            case CLOSED -> throw closed();
        }
        try {
            return firstOf(cx);
        } catch (Error broken) {
            Closing.because(broken, children.removeAll());
            throw broken;
        } finally {
            state = State.OPEN;
        }
    }

    private Poll<Result<T>> firstOf(Context cx) throws Exception {
        children.gather(cx);
        for (var child = children.next(cx); child != null; child = children.next(cx)) {
            Poll<Result<T>> outcome = child.poll();
            if (outcome instanceof Poll.Pending<Result<T>>) continue;
            children.remove(child);
            children.rest();
            Budget.spend(cx);
            return outcome;
        }
        return isEmpty() ? Poll.ready(null) : Poll.pending();
    }

    @Override
    public void close() {
        if (state == State.POLLING) throw new IllegalStateException("a join set cannot be closed inside its own poll");
        state = State.CLOSED;
        Closing.all(children.removeAll());
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("this join set is closed; make a new one");
    }

    @Override
    public String toString() {
        return "JoinSet of " + size();
    }
}
