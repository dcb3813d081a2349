package async.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A bounded buffer: places in a circle, each empty (null) or full.
///
/// ```
///   a sender:    claims the place at `tail` by moving tail on; puts the value there; looks whether it is at `head`
///   the receiver: takes the value at `head`, empties the place; moves head on
/// ```
///
/// - `tail` counts the places claimed so far, doubled; its last bit says that the ring is shut. So a claim and a shut
///   cannot pass each other unseen: both are one compare-and-set.
/// - `head` is written by the receiver only. A sender that reads it late sees less room than there is, or its claim
///   fails; one that claims a place knows it empty, since the receiver empties first and moves `head` after.
/// - A place claimed and not filled yet holds up the receiver, for the few instructions until it is filled.
///
/// Idea: the bounded queue of Dmitry Vyukov, for one consumer as in JCTools, which needs no number in each place.
final class Ring<T> extends Buffer<T> {

    private static final int SHUT = 1;
    private static final int STEP = 2;

    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle TAIL = handle("tail");

    private final Object[] places;
    private final int mask;
    private final int capacity;
    private volatile long tail;
    private volatile long head;

    Ring(int capacity) {
        int size = Integer.highestOneBit(2 * capacity - 1); // the next power of two
        this.places = new Object[size];
        this.mask = size - 1;
        this.capacity = capacity;
    }

    @Override
    Offer offer(T value) {
        long seen;
        do {
            seen = tail;
            if ((seen & SHUT) != 0) return Offer.CLOSED;
            if (seen / STEP - head >= capacity) return Offer.FULL;
        } while (!TAIL.compareAndSet(this, seen, seen + STEP));
        long at = seen / STEP;
        PLACE.setVolatile(places, (int) at & mask, value);
        if (head == at) arrived();
        return Offer.SENT;
    }

    @Override
    @SuppressWarnings("unchecked") // only values of T were put in
    T take() {
        long at = head;
        int place = (int) at & mask;
        T value = (T) PLACE.getVolatile(places, place);
        if (value == null) return null;
        places[place] = null;
        head = at + 1;
        return value;
    }

    @Override
    void shut() {
        TAIL.getAndBitwiseOr(this, (long) SHUT);
    }

    @Override
    boolean isShut() {
        return (tail & SHUT) != 0;
    }

    @Override
    boolean isDrained() {
        long seen = tail;
        return (seen & SHUT) != 0 && seen / STEP == head;
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Ring.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Ring." + field, e);
        }
    }
}
