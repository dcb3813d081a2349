package async.bench;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.atomic.AtomicReference;

/// A channel of one place between one sender and one receiver: the least that is correct between two threads. It
/// cannot be closed and counts nothing, so a real channel costs more.
///
/// ```
///   value: null -put-> full -take-> null
///   a side that cannot go on: stores its waker, then looks at `value` again
///   a side that has changed `value`: then takes the other's waker out, and rings it
/// ```
///
/// Both write first and read second, and both fields are volatile, which puts a full fence between: one of the two
/// sees the other. A look before the swap spares it while nobody waits.
final class Slot {

    private final AtomicReference<Waker> receiver = new AtomicReference<>();
    private final AtomicReference<Waker> sender = new AtomicReference<>();
    private volatile Object value;

    Poll<Object> take(Context cx) {
        if (value == null) {
            receiver.set(cx.waker());
            if (value == null) return Poll.pending();
        }
        Object taken = value;
        value = null;
        ring(sender);
        return Poll.ready(taken);
    }

    Poll<Void> put(Object given, Context cx) {
        if (value != null) {
            sender.set(cx.waker());
            if (value != null) return Poll.pending();
        }
        value = given;
        ring(receiver);
        return Poll.ready(null);
    }

    private static void ring(AtomicReference<Waker> waiting) {
        if (waiting.get() == null) return;
        Waker waker = waiting.getAndSet(null);
        if (waker != null) waker.wake();
    }
}
