package async.channel;

import async.core.Budget;
import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;

/// One send. Its value goes into the buffer in a poll of its own and by nobody else's hand, so a send that is not ready
/// has not sent. What happens to it while it waits stands in [Blocked].
final class Sending<T> extends Once<Void> {

    private final Buffer<T> buffer;
    private final T value;

    // guarded by the Blocked in which it waits
    Waker waker;
    boolean called;

    Sending(Buffer<T> buffer, T value) {
        this.buffer = buffer;
        this.value = value;
    }

    @Override
    protected Poll<Void> advance(Context cx) throws ChannelClosedException {
        if (Budget.isSpent(cx)) return Poll.pending();
        Offer offer = buffer.offer(value);
        if (offer == Offer.FULL) {
            buffer.senders.add(this, cx.waker());
            offer = buffer.offer(value); // there may be room since we looked, and nobody to tell us
        }
        return switch (offer) {
            case FULL -> Poll.pending();
            case SENT -> sent(cx);
            case CLOSED -> throw refused();
        };
    }

    private Poll<Void> sent(Context cx) {
        if (waker != null) buffer.senders.remove(this);
        Budget.spend(cx);
        return Poll.ready(null);
    }

    private ChannelClosedException refused() {
        if (waker != null) buffer.senders.remove(this);
        return ChannelClosedException.notSent(value);
    }

    /// If its turn had come, it is the next one's.
    @Override
    protected void release() {
        if (waker != null && buffer.senders.remove(this)) buffer.senders.call();
    }

    @Override
    public String toString() {
        return "send";
    }
}
