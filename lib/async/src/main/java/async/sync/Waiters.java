package async.sync;

import async.core.Waker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Units of something, and a queue of those who wait for some, in the order in which they came. Whoever gives units
/// back hands them to the waiter himself, so none that comes later can take them away in between.
///
/// ```
///             ask: units are missing           give, leave: its turn
///   OUTSIDE ------------------------> QUEUED ------------------------> GRANTED --ask--> it has its units
///      |                                |                               ^   |
///      +--- ask: units are free --------|-------------------------------+   |
///                                       +-- leave: it is out                +-- leave: its units go to the next
/// ```
///
/// This object's monitor guards all its fields and those of each [Waiter]. It is held for a few steps, and no waker is
/// rung inside: what `give`, `release` and `leave` return is to be rung when they are left. Between two calls the head
/// of the queue, if there is one, wants more than is free.
///
/// Idea: tokio's `batch_semaphore`, under its `Semaphore` and `Mutex`.
final class Waiters {

    private final int most;
    private final SequencedSet<Waiter<?>> queue = new LinkedHashSet<>();
    private int free;
    private int granted; // and not polled since
    volatile long rounds; // written under the monitor: how often all were released

    /// @param most what is given beyond is dropped
    Waiters(int free, int most) {
        this.free = free;
        this.most = most;
    }

    /// Takes `count` units, unless some are missing or somebody waits.
    synchronized boolean take(int count) {
        if (!queue.isEmpty() || count > free) return false;
        free -= count;
        return true;
    }

    synchronized int free() {
        return free;
    }

    /// One poll of `waiter`: whether it has its units now.
    ///
    /// @param atOnce false: units that are free are kept for it until its next poll
    synchronized boolean ask(Waiter<?> waiter, Waker waker, boolean atOnce) {
        boolean first = waiter.place == Waiter.Place.OUTSIDE;
        if (first) enter(waiter);
        waiter.waker = waker;
        if (waiter.place == Waiter.Place.QUEUED || first && !atOnce) return false;
        granted--;
        return true;
    }

    private void enter(Waiter<?> waiter) {
        if (waiter.round != rounds) waiter.wants = 0; // made before a release, so it is among those released
        if (waiter.wants == 0 || take(waiter.wants)) {
            grant(waiter);
        } else {
            waiter.place = Waiter.Place.QUEUED;
            queue.addLast(waiter);
        }
    }

    private void grant(Waiter<?> waiter) {
        waiter.place = Waiter.Place.GRANTED;
        granted++;
    }

    /// Puts `count` units back: to the head, as many as it wants, and so on.
    synchronized List<Waker> give(int count) {
        free = Math.min(free + count, most);
        if (queue.isEmpty()) return List.of();
        var woken = new ArrayList<Waker>();
        while (!queue.isEmpty() && queue.getFirst().wants <= free) {
            Waiter<?> next = queue.removeFirst();
            free -= next.wants;
            grant(next);
            woken.add(next.waker);
        }
        return woken;
    }

    /// Lets all go who wait now, without a unit.
    synchronized List<Waker> release() {
        rounds++;
        for (Waiter<?> each : queue) each.wants = 0;
        return give(0);
    }

    /// `waiter` is closed before its end: what it was granted is given, and those behind it may want less.
    synchronized List<Waker> leave(Waiter<?> waiter) {
        if (waiter.place == Waiter.Place.OUTSIDE) return List.of();
        if (queue.remove(waiter)) return give(0);
        granted--;
        return give(waiter.wants);
    }

    static void ring(List<Waker> woken) {
        woken.forEach(Waker::ring);
    }

    @Override
    public synchronized String toString() {
        String unpolled = granted == 0 ? "" : ", " + granted + " granted but not polled since";
        return free + " free, " + queue.size() + " waiting" + unpolled;
    }
}
