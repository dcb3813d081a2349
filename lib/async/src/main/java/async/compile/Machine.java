package async.compile;

import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.FutureTrace;
import async.core.Poll;
import async.core.Suspended;
import async.core.Waker;

/// A compiled body. The generated subclass adds the fields that live over an await, and `poll`, which is the body
/// itself behind a `switch (state)`. Public for generated code only.
///
/// ```
///   state              poll                        await finds nothing   ends      close
///   NEW        0       RUNNING, from the start     -                     -         SPENT: the body never ran
///   PAUSED     k > 0   RUNNING, asks the awaited   -                     -         CLOSE_AT(k), polls itself
///   RUNNING    -1      refused                     PAUSED at k           SPENT     refused
///   SPENT      -2      refused                     -                     -         nothing
///   CLOSE_AT   -2 - k  CLOSING, Cancelled at k     -                     -         -
///   CLOSING    MIN+n   refused                     Cancelled again       SPENT     refused
/// ```
///
/// n counts the awaits that were refused; after 100 the body is left behind, SPENT.
///
/// All fields are the owner's. A field that keeps a reference over an await is emptied when it is read back, so that a
/// running machine holds nothing that the body has let go.
///
/// Idea: what rustc makes of an `async` block.
public abstract class Machine<T> implements Future<T>, Suspended {

    static final int NEW = 0;
    static final int RUNNING = -1;
    static final int SPENT = -2;
    private static final int CLOSING = Integer.MIN_VALUE;
    private static final Context NOBODY = Context.of(Waker.NOOP);

    /// Generated code writes it.
    protected int state;

    /// Null but while PAUSED.
    protected Future<?> awaited;

    @SuppressWarnings("this-escape") // an observer calls no future, and keeps none
    protected Machine() {
        FutureTrace.made(this);
    }

    /// The one machine of a body that is never run: it only makes the others.
    protected Machine(Void pattern) {
        state = SPENT;
    }

    /// A machine of the same body, with what this lambda has captured.
    protected abstract Machine<T> fresh(Object lambda);

    /// The [Blueprint], which generated code cannot name.
    protected abstract Object blueprint();

    @Override
    public final void close() {
        if (state == NEW) {
            FutureTrace.used(this);
            state = SPENT;
        } else if (state > NEW) unwind();
        else if (state != SPENT) throw BodyRules.closedInside();
    }

    private void unwind() {
        state = SPENT - state;
        Throwable failure = null;
        try {
            poll(NOBODY);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (awaited instanceof Stubborn body) {
            awaited = null;
            throw BodyRules.stubborn(body.line);
        }
        BodyRules.rethrowUnlessCancelled(failure);
    }

    @Override
    public final Future<?> awaited() {
        return state > NEW ? awaited : null;
    }

    @Override
    public final StackTraceElement line() {
        int now = state; // read once: a look from another thread may fall into a poll
        return now > NEW ? place(now) : null;
    }

    @Override
    public final String toString() {
        return "an async body";
    }

    private StackTraceElement place(int state) {
        return ((Blueprint) blueprint()).at(state);
    }

    // What generated code calls

    /// It was polled while RUNNING or SPENT, and stays that.
    protected final IllegalStateException misuse(int was) {
        state = was;
        return Future.spent();
    }

    /// Closing begins: what was awaited is closed.
    protected final Cancelled refuse() {
        Future<?> first = awaited;
        awaited = null;
        state = CLOSING;
        return refuse(first);
    }

    /// The body awaits while it is being closed. Null: once too often.
    protected final Cancelled refuse(Future<?> future) {
        state++;
        return BodyRules.isStubborn(state - CLOSING) ? null : BodyRules.refuse(future);
    }

    /// The body at this await has caught Cancelled and awaits on, again and again: not one more line of it runs.
    protected final Poll<T> abandon(int at) {
        awaited = new Stubborn(place(at));
        state = SPENT;
        return Poll.pending();
    }

    /// Tells `close` that the body was left behind.
    private record Stubborn(StackTraceElement line) implements Future<Void> {
        @Override
        public Poll<Void> poll(Context cx) {
            throw Future.spent();
        }
    }
}
