package async.bench.piece;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A channel of one place between one sender and one receiver: the least that is correct between two threads. It
/// cannot be closed and counts nothing, so a real channel costs more.
///
/// ```
///   state       take                      put
///   EMPTY       -> RECEIVER, Pending      -> FULL
///   RECEIVER    -> RECEIVER, Pending      -> FULL, rings the receiver
///   FULL        -> EMPTY                  -> SENDER, Pending
///   SENDER      -> EMPTY, rings the sender   -> SENDER, Pending
/// ```
///
/// - Every step is one atomic read-modify-write: what was written before it is seen by whoever finds its state.
/// - `value` is the sender's until FULL, then the receiver's until EMPTY.
/// - `receiver` and `sender` are written by their own side only, before it waits. The other side may read one late,
///   and ring a bell that was hung up since: the wait that it meant to end has ended by itself.
public final class Slot implements Link {

    private static final int EMPTY = 0;
    private static final int RECEIVER = 1;
    private static final int FULL = 2;
    private static final int SENDER = 3;

    private static final VarHandle STATE = handle();

    private volatile int state = EMPTY;
    private Object value;
    private volatile Waker receiver;
    private volatile Waker sender;

    @Override
    public Poll<Object> take(Context cx) {
        for (int seen = state; seen == EMPTY || seen == RECEIVER; seen = state) {
            if (receiver != cx.waker()) receiver = cx.waker();
            if (STATE.compareAndSet(this, seen, RECEIVER)) return Poll.pending();
        }
        Object taken = value;
        value = null;
        if ((int) STATE.getAndSet(this, EMPTY) == SENDER) sender.wake();
        return Poll.ready(taken);
    }

    @Override
    public Poll<Void> put(Object given, Context cx) {
        for (int seen = state; seen == FULL || seen == SENDER; seen = state) {
            if (sender != cx.waker()) sender = cx.waker();
            if (STATE.compareAndSet(this, seen, SENDER)) return Poll.pending();
        }
        value = given;
        if ((int) STATE.getAndSet(this, FULL) == RECEIVER) receiver.wake();
        return Poll.ready(null);
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(Slot.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Slot.state", e);
        }
    }
}
