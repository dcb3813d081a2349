package async.io;

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
/// Trying comes first and watching second; interest is level-triggered, so what happens in between is still seen.
/// Nothing is taken from the kernel before the poll that returns it: closing a waiting attempt loses nothing.
abstract class Attempt<T> extends Once<T> {

    private final Watch.Side side;
    private final int op;

    Attempt(Watch.Side side, int op) {
        this.side = side;
        this.op = op;
    }

    /// Does it, or gives null if the kernel is not ready.
    abstract T attempt() throws IOException;

    /// What is refused if the direction is taken, for the exception's sentence.
    abstract String name();

    @Override
    protected final Poll<T> advance(Context cx) throws IOException {
        if (!side.take(this)) throw new IllegalStateException(refusal());
        T value;
        try {
            value = attempt();
            if (value == null) side.wake(op, cx);
        } catch (Throwable failure) {
            release();
            throw failure;
        }
        if (value == null) return Poll.pending();
        release();
        return Poll.ready(value);
    }

    @Override
    protected final void release() {
        side.leave(this, op);
    }

    private String refusal() {
        return "another " + name() + " is waiting here; await it, or close it, before the next";
    }
}
