package async.channel;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.FutureTrace;
import async.core.Poll;
import async.core.Waker;

/// One send. Its value goes into the buffer in a poll of its own and by nobody else's hand, so a send that is not ready
/// has not sent.
///
/// ```
///   NEW --poll: full, or others wait--> WAITING (has a place in the queue, see Blocked) --poll: room--> SPENT (buffer
/// is null)
///    +---------------poll: room, or close()-----------------+---------close(): leaves its place-----------^
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
        Budget budget = Budget.of(cx);
        if (Budget.isSpent(budget, cx)) return Poll.pending();
        if (place != null) buffer.senders.remove(place);
        else if (buffer.senders.isCrowded()) return lineUp(cx);
        Offer offer = buffer.offer(value);
        if (offer == Offer.FULL) offer = wait(cx);
        if (offer == Offer.FULL) return Poll.pending();
        Buffer<T> left = buffer;
        buffer = null;
        if (offer == Offer.CLOSED) throw ChannelClosedException.notSent(value, left.failure());
        value = null;
        Budget.spend(budget);
        return SENT;
    }

    private Poll<Void> lineUp(Context cx) {
        place = new Blocked.Place();
        boolean mayFindRoom = buffer.senders.add(place, cx.waker());
        if (mayFindRoom || buffer.isShut()) Waker.ring(cx.waker()); // who shuts it may have called all before
        return Poll.pending();
    }

    /// In the queue first, then one more look: there may be room by now, and nobody to tell us.
    private Offer wait(Context cx) {
        if (place == null) place = new Blocked.Place();
        buffer.senders.add(place, cx.waker());
        Offer offer = buffer.offer(value);
        if (offer == Offer.FULL) return offer;
        buffer.senders.remove(place);
        buffer.senders.call(); // for the call it may have had, and for more room that was made before it came
        return offer;
    }

    @Override
    public void close() {
        Buffer<T> left = buffer;
        if (left == null) return;
        buffer = null;
        value = null;
        if (place == null) FutureTrace.used(this);
        else left.senders.leave(place);
    }

    @Override
    public String toString() {
        return "send";
    }
}
