package async.channel;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.FutureTrace;
import async.core.Poll;

/// One send. Its value goes into the buffer in a poll of its own and by nobody else's hand, so a send that is not ready
/// has not sent.
///
/// ```
///   NEW --poll: full--> WAITING (has a place in the queue, see Blocked) --poll: room--> SPENT (buffer is null)
///    +--------poll: room, or close()--------+---------close(): leaves its place-----------^
/// ```
///
/// Not by [async.core.Once], whose state beside this one's would make it a third larger (`ChannelHopBench` makes one a
/// hop).
final class Sending<T> implements Future<Void> {

    private static final Poll<Void> SENT = Poll.ready(null);

    private Buffer<T> buffer;
    private T value;
    private Blocked.Place place;

    Sending(Buffer<T> buffer, T value) {
        this.buffer = buffer;
        this.value = value;
        FutureTrace.made(this);
    }

    @Override
    public Poll<Void> poll(Context cx) throws ChannelClosedException {
        if (buffer == null) throw Future.spent();
        if (place == null) FutureTrace.used(this);
        if (Budget.isSpent(cx)) return Poll.pending();
        Offer offer = buffer.offer(value);
        if (offer == Offer.FULL) offer = wait(cx);
        return switch (offer) {
            case FULL -> Poll.pending();
            case SENT -> sent(cx);
            case CLOSED -> throw refused();
        };
    }

    /// In the queue first, then one more look: there may be room by now, and nobody to tell us.
    private Offer wait(Context cx) {
        if (place == null) place = new Blocked.Place();
        buffer.senders.add(place, cx.waker());
        return buffer.offer(value);
    }

    private Poll<Void> sent(Context cx) {
        Budget.spend(cx);
        leave();
        return SENT;
    }

    private ChannelClosedException refused() {
        leave();
        return ChannelClosedException.notSent(value);
    }

    /// Whether it had been called.
    private boolean leave() {
        Buffer<T> left = buffer;
        buffer = null;
        return place != null && left.senders.remove(place);
    }

    /// If it had been called, the room is the next one's.
    @Override
    public void close() {
        Buffer<T> left = buffer;
        if (left == null) return;
        if (place == null) FutureTrace.used(this);
        if (leave()) left.senders.call();
    }

    @Override
    public String toString() {
        return "send";
    }
}
