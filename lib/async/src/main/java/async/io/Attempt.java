package async.io;

import async.core.Budget;
import async.core.Context;
import async.core.Once;
import async.core.Poll;
import java.io.IOException;

/// One operation on one direction of a channel: tried at each poll, and between polls the reactor watches.
///
/// ```
///   NEW --poll: direction free, kernel not ready--> WAITING --poll: the kernel does it, or fails--> SPENT
///    |                                                 |
///    +---- done at once, direction taken, close -------+----------- close, the direction is free --> SPENT
/// ```
///
/// A poll whose budget is spent changes nothing. Trying comes first and watching second; interest is
/// level-triggered, so what happens in between is still seen. Nothing is taken from the kernel before the poll that
/// returns it: closing a waiting attempt loses nothing.
abstract class Attempt<T> extends Once<T> {

    final Watch.Side side;
    private final int op;

    Attempt(Watch.Side side, int op) {
        this.side = side;
        this.op = op;
    }

    /// Asks the kernel once; null if it is not ready.
    abstract T attempt() throws IOException;

    /// Whether that was all. If not, the kernel is asked again.
    boolean isWhole() {
        return true;
    }

    /// What is refused if the direction is taken, for the exception's sentence.
    abstract String name();

    @Override
    protected final Poll<T> advance(Context cx) throws IOException {
        while (!Budget.isSpent(cx)) {
            T value = attemptOrWait(cx);
            if (value == null) return Poll.pending();
            Budget.spend(cx);
            if (!isWhole()) continue;
            release();
            return Poll.ready(value);
        }
        return Poll.pending();
    }

    @Override
    protected final void release() {
        side.leave(this, op);
    }

    /// A failure is a step too: who tries again and again must not keep the thread either.
    private T attemptOrWait(Context cx) throws IOException {
        try {
            if (!side.take(this)) throw new IllegalStateException(refusal());
            T value = attempt();
            if (value == null) side.wake(op, cx);
            return value;
        } catch (Throwable failure) {
            Budget.spend(cx);
            release();
            throw failure;
        }
    }

    private String refusal() {
        return "another " + name() + " is waiting here; await it, or close it, before the next";
    }
}
