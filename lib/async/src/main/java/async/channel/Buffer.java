package async.channel;

import async.core.Budget;
import async.core.Context;
import async.core.Poll;
import async.core.Waker;

/// What both ends of a channel share: values, who waits for them, and how it ends.
///
/// ```
///   OPEN --end(null), by either end--> SHUT --take() has given the last value--> DRAINED
///    +-----end(cause)----------------> SHUT, `failure` stands: the receiver throws it, and looks at no value
/// ```
///
/// Any thread offers, and shuts; one thread at a time takes. Of a value and a receiver that just miss each other, one
/// sees the other, since each writes first and reads second, by volatile fields:
///
/// | the sender | the receiver |
/// |---|---|
/// | puts the value into its place | moves `head` on, when it takes |
/// | reads `head`: is my value the next one? then rings `receiver` | writes `receiver`, looks once more, and waits |
///
/// Only the sender of the value that the receiver waits for rings. `receiver` stays in its place while the same task
/// goes on receiving, so to wait again writes nothing (`ChannelHopBench` pays for it). The price: a value that comes
/// into an empty channel rings that task also when it waits for something else, a poll that nobody asked for.
abstract sealed class Buffer<T> permits Ring, Chain {

    /// Who waits for room.
    final Blocked senders = new Blocked();

    private volatile Waker receiver = Waker.NOOP;
    private volatile Exception failure;
    private boolean failureTold; // the receiver's own

    // For senders

    abstract Offer offer(T value);

    /// No offer is taken from now on.
    abstract void shut();

    /// The first end counts. Its cause stands there before the buffer is shut: whoever finds it drained, and then looks
    /// at `failure`, sees it.
    ///
    /// @param cause null if all is well
    final void end(Exception cause) {
        synchronized (this) {
            if (isShut()) return;
            failure = cause;
            shut();
        }
        senders.callAll();
        arrived();
    }

    /// What it has ended with; null before, and if all is well.
    final Exception failure() {
        return failure;
    }

    /// What the receiver waits for is there.
    final void arrived() {
        Waker.ring(receiver);
    }

    // For the receiver

    /// The oldest value, or null if it is not there yet.
    abstract T take();

    abstract boolean isShut();

    /// Whether no value is there, nor will be.
    abstract boolean isDrained();

    final Poll<T> poll(Context cx) throws Exception {
        Budget budget = Budget.of(cx);
        if (Budget.isSpent(budget, cx)) return Poll.pending();
        Poll<T> found = tryPoll();
        if (found instanceof Poll.Pending && receiver != cx.waker()) {
            receiver = cx.waker();
            found = tryPoll();
        }
        if (found instanceof Poll.Ready) Budget.spend(budget);
        return found;
    }

    final Poll<T> tryPoll() throws Exception {
        if (failure != null) return failed();
        T value = take();
        senders.call();
        if (value != null) return Poll.ready(value);
        if (!isDrained()) return Poll.pending();
        return failure == null ? Poll.ready(null) : failed();
    }

    private Poll<T> failed() throws Exception {
        if (failureTold) return Poll.ready(null);
        failureTold = true;
        abandon();
        throw failure;
    }

    /// Nobody receives any more. The sender of a value that is still on its way rings, and so discards it.
    final void abandon() {
        receiver = this::discard;
        end(null);
        discard();
    }

    private synchronized void discard() {
        while (take() != null) {}
    }
}
