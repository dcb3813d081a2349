package async.io;

import async.core.Context;
import async.core.Future;
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
abstract class Attempt<T> implements Future<T> {

    private final Watch.Side side;
    private final int op;
    private boolean spent;

    Attempt(Watch.Side side, int op) {
        this.side = side;
        this.op = op;
    }

    /// Does it, or gives null if the kernel is not ready.
    abstract T attempt() throws IOException;

    /// What is refused if the direction is taken, for the exception's sentence.
    abstract String name();

    @Override
    public final Poll<T> poll(Context cx) throws IOException {
        if (spent) throw Future.spent();
        try {
            if (!side.take(this)) throw new IllegalStateException(refusal());
            T value = attempt();
            if (value == null) {
                side.wake(op, cx);
                return Poll.pending();
            }
            close();
            return Poll.ready(value);
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    @Override
    public final void close() {
        spent = true;
        side.leave(this, op);
    }

    private String refusal() {
        return "another " + name() + " is waiting here; await it, or close it, before the next";
    }
}
