package async.core;

import java.util.Objects;

/// A future that keeps the rules about being spent, so that its author writes only [#advance] and [#release].
///
/// ```
///                       advance: Pending
///                      +-----------------+
///                      v                 |
///   NEW, WAITING --poll--> POLLING ------+--advance: Ready or a throw--> SPENT
///      |                      |
///      |                      +--close(): IllegalStateException, a future cannot end under its own feet
///      +--close(): release() once------------------------------------> SPENT --poll--> IllegalStateException
/// ```
///
/// NEW differs from WAITING only in that leaving it is told to [FutureTrace].
///
/// `state` is a plain field: a future has one owner at a time, and the owners hand over with happens-before.
///
/// {@snippet class=OnceTest region=once}
///
/// Idea: `FusedFuture` of futures-rs turned round: there a spent future stays pending, here it says what went
/// wrong.
public abstract class Once<T> implements Future<T> {

    private static final int NEW = 0;
    private static final int WAITING = 1;
    private static final int POLLING = 2;
    private static final int SPENT = 3;

    private int state; // no enum: a reference would have to be told to the collector twice a poll (YieldBench)

    @SuppressWarnings("this-escape") // an observer calls no future, and keeps none
    protected Once() {
        FutureTrace.made(this);
    }

    /// One step. After a value or a throw it is not called again.
    ///
    /// {@snippet class=OnceTest region=once}
    protected abstract Poll<T> advance(Context cx) throws Exception;

    /// Frees what is held, at most once, and only if the future is closed before its end.
    ///
    /// {@snippet class=OnceTest region=once}
    protected void release() {}

    @Override
    public final Poll<T> poll(Context cx) throws Exception {
        if (state == NEW) FutureTrace.used(this);
        else if (state != WAITING) throw Future.spent();
        state = POLLING;
        int after = SPENT;
        try {
            Poll<T> poll = Objects.requireNonNull(
                    advance(cx),
                    "advance gave null: give Poll.ready(value), or keep the waker and give Poll.pending()");
            if (!(poll instanceof Poll.Ready<T>)) after = WAITING;
            return poll;
        } finally {
            state = after;
        }
    }

    @Override
    public final void close() {
        if (state == SPENT) return;
        if (state == POLLING) throw new IllegalStateException("a future cannot be closed inside its own poll");
        if (state == NEW) FutureTrace.used(this);
        state = SPENT;
        release();
    }
}
