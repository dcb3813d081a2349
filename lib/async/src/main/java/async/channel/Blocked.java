package async.channel;

import async.core.Waker;
import java.util.LinkedHashSet;

/// The sends that wait for room, oldest first.
///
/// ```
///   a send:    away --add--> WAITING --call: its waker rings--> CALLED --its poll finds room--> away
///                               ^                                 |
///                               +---- it finds none: in front ----+
/// ```
///
/// - **Nobody is forgotten.** A sender adds itself, then offers once more; the receiver makes room, then reads `size`.
///   Both write before they read, by volatile fields, so one of them sees the other.
/// - **Room is nobody's** until it is used: a call is only advice. So a send that is called and never polled again
///   holds nobody up for long: the next room made, and a receiver that finds nothing, call the next.
/// - A send that is closed when it has been called calls the next in its place.
///
/// `queue` and the fields of each place are guarded by this object; wakers run outside it.
final class Blocked {

    /// What a send has here.
    static final class Place {
        private Waker waker;
        private boolean called;
    }

    private LinkedHashSet<Place> queue; // made for the first that waits
    private volatile int size;

    synchronized void add(Place place, Waker waker) {
        if (queue == null) queue = new LinkedHashSet<>();
        place.waker = waker;
        if (place.called) queue.addFirst(place);
        else queue.add(place);
        place.called = false;
        size = queue.size();
    }

    /// Whether it had been called.
    synchronized boolean remove(Place place) {
        queue.remove(place);
        size = queue.size();
        return place.called;
    }

    /// There is room: whoever waits longest may try.
    void call() {
        if (size == 0) return;
        Waker next = first();
        if (next != null) Waker.ring(next);
    }

    private synchronized Waker first() {
        if (size == 0) return null;
        Place place = queue.removeFirst();
        place.called = true;
        size = queue.size();
        return place.waker;
    }

    /// The channel is closed: nobody will find room.
    void callAll() {
        for (Waker next = first(); next != null; next = first()) Waker.ring(next);
    }
}
