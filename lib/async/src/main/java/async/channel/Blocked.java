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
/// - **Nobody is forgotten.** A sender adds itself, then offers once more; the receiver makes room, then reads `size`.
///   Both write before they read, by volatile fields, so one of them sees the other.
/// - **Room is nobody's** until it is used: a call is only advice. So a send that is called and never polled again
///   holds nobody up for long: the next room made, and a receiver that finds nothing, call the next.
/// - **No call is wasted.** A send leaves before it looks for room, so that no call for other room comes to it; if it
///   finds none, it is back at its old place. One that is called and has no use for it, since it is closed or has found
///   room just after its add, calls the next.
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
    private volatile int size;

    synchronized void add(Place place, Waker waker) {
        if (queue == null) queue = new TreeMap<>();
        if (place.number == 0) place.number = ++arrivals;
        place.waker = waker;
        place.called = false;
        queue.put(place.number, place);
        size = queue.size();
    }

    /// Whether it had been called.
    synchronized boolean remove(Place place) {
        queue.remove(place.number);
        size = queue.size();
        return place.called;
    }

    void leave(Place place) {
        if (remove(place)) call();
    }

    /// There is room: whoever waits longest may try.
    void call() {
        if (size == 0) return;
        Waker next = first();
        if (next != null) Waker.ring(next);
    }

    private synchronized Waker first() {
        if (size == 0) return null;
        Place place = queue.pollFirstEntry().getValue();
        place.called = true;
        size = queue.size();
        return place.waker;
    }

    /// The channel is closed: nobody will find room.
    void callAll() {
        for (Waker next = first(); next != null; next = first()) Waker.ring(next);
    }
}
