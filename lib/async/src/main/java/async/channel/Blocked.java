package async.channel;

import async.core.Waker;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The sends that wait for room, oldest first.
///
/// ```
///                   add                 call: its waker rings
///   a send:  away --------> WAITING -----------------------> CALLED
///              ^               |                               |
///              +---------------+--its poll, which looks first--+
/// ```
///
/// - **Nobody is forgotten.** A sender adds itself, then offers once more; the receiver makes room, then reads `crowd`.
///   Both write before they read, by volatile fields, so one of them sees the other.
/// - **Room is nobody's** until it is used: a call is only advice. So a send that is called and never polled again
///   holds nobody up for long: the next room made, and a receiver that finds nothing, call the next.
/// - **Nobody starves.** A new send that finds others here lines up behind them. If some of them have been called, it
///   rings its own waker, and looks for room at its next poll: by then they have had their turn.
/// - **No call is wasted.** A send leaves before it looks for room, so that no call for other room comes to it; if it
///   finds none, it is back at its old place. One that has no use for a call, since it is closed, or has found room
/// just
///   after its add, calls the next.
///
/// `queue` and the fields of each place are guarded by this object; wakers run outside it.
final class Blocked {

    /// What a send has here.
    static final class Place {
        private Waker waker;
        private boolean called;
        private long number; // in the order of arrival, from 1
    }

    private NavigableMap<Long, Place> queue; // made for the first that waits
    private long arrivals;
    private int called;
    private volatile int crowd; // all that are not away

    /// Whether a send that comes now is not the first.
    boolean isCrowded() {
        return crowd > 0;
    }

    /// Whether there may be room that nobody will be called for: it is the first, or somebody has been called.
    synchronized boolean add(Place place, Waker waker) {
        if (queue == null) queue = new TreeMap<>();
        if (place.number == 0) place.number = ++arrivals;
        place.waker = waker;
        queue.put(place.number, place);
        count();
        return called > 0 || queue.firstKey() == place.number;
    }

    /// Whether it had been called.
    synchronized boolean remove(Place place) {
        boolean had = place.called;
        if (had) called--;
        else queue.remove(place.number);
        place.called = false;
        count();
        return had;
    }

    void leave(Place place) {
        if (remove(place)) call();
    }

    /// There is room: whoever waits longest may try.
    void call() {
        if (crowd == 0) return;
        Waker next = first();
        if (next != null) Waker.ring(next);
    }

    private synchronized Waker first() {
        if (queue == null || queue.isEmpty()) return null;
        Place place = queue.pollFirstEntry().getValue();
        place.called = true;
        called++;
        return place.waker;
    }

    private void count() {
        crowd = queue.size() + called;
    }

    /// The channel is closed: nobody will find room.
    void callAll() {
        for (Waker next = first(); next != null; next = first()) Waker.ring(next);
    }
}
