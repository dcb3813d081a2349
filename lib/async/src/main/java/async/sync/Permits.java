package async.sync;

import async.core.CancelSafety;
import async.core.Future;

/// So many at once, and no more: a counting semaphore, in the order of arrival. Whoever wants many is not overtaken by
/// those behind it who want few.
///
/// A permit is handed over when another closes, to the first who waits. If that one is closed before its next poll, it
/// goes on to the next; if it is neither polled nor closed, it keeps the permit, and all behind it wait: a future that
/// a select has left behind must be polled again or closed. `toString` counts such permits.
///
/// {@snippet class=PermitsTest region=permits}
///
/// Idea: tokio's `Semaphore`; `java.util.concurrent.Semaphore`, whose fair kind this is.
public final class Permits {

    private final int total;
    private final Waiters waiters;

    /// {@snippet class=PermitsTest region=permits}
    ///
    /// @throws IllegalArgumentException if `total` is less than one: then all would wait for good
    public Permits(int total) {
        if (total < 1) throw new IllegalArgumentException("permits must be at least 1, not " + total);
        this.total = total;
        waiters = new Waiters(total, total);
    }

    /// A future of one permit, which is then the caller's to close. Closed itself, it loses its place.
    ///
    /// {@snippet class=PermitsTest region=permits}
    @CancelSafety(CancelSafety.Level.LOSES_PLACE)
    public Future<Permit> acquire() {
        return acquire(1);
    }

    /// A future of one permit that counts as `count`: all of them, or it waits on. Closed, it loses its place.
    ///
    /// {@snippet class=PermitsTest region=many}
    ///
    /// @throws IllegalArgumentException if there are not so many in all, or `count` is less than one
    @CancelSafety(CancelSafety.Level.LOSES_PLACE)
    public Future<Permit> acquire(int count) {
        if (count < 1 || count > total)
            throw new IllegalArgumentException(
                    "there are " + total + " permits in all: ask for 1 to " + total + ", not " + count);
        return new Waiter<>(waiters, count, "acquire", this, () -> new Permit(waiters, count));
    }

    /// A permit, or null if none is free or somebody waits: `if (permits.tryAcquire() instanceof Permit permit)`, or in
    /// try-with-resources, which leaves null alone.
    ///
    /// {@snippet class=PermitsTest region=tryAcquire}
    public Permit tryAcquire() {
        return waiters.take(1) ? new Permit(waiters, 1) : null;
    }

    /// How many are free at this moment; some may be promised to a large request at the head of the queue.
    ///
    /// {@snippet class=PermitsTest region=many}
    public int available() {
        return waiters.free();
    }

    @Override
    public String toString() {
        return "Permits[" + waiters + "]";
    }
}
