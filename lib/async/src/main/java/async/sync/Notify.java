package async.sync;

import async.core.CancelSafety;
import async.core.Future;

/// "Something has happened": a bell without a value. What has happened, the program keeps elsewhere; it says so first,
/// then rings.
///
/// ```
///               nobody waits                 somebody waits
///   notifyOne   stores one permit, no more   the first gets it
///   notifyWaiters    nothing                 all get it
/// ```
///
/// Whoever was notified but is closed before its next poll hands a `notifyOne` on: to the next who waits, or back to
/// the store. One that is neither polled nor closed keeps it.
///
/// {@snippet class=NotifyTest region=notify}
///
/// Idea: tokio's `Notify`.
public final class Notify {

    private final Waiters waiters = new Waiters(0, 1);

    /// {@snippet class=NotifyTest region=notify}
    public Notify() {}

    /// A future of the next notification. It waits from its first poll on, but hears of every [#notifyWaiters] since it
    /// was made: so make it, look whether there is still something to wait for, then await it. Closed, it loses its
    /// place, and forgets a `notifyWaiters` that it has heard: whoever asks again looks again.
    ///
    /// {@snippet class=NotifyTest region=waiters}
    @CancelSafety(CancelSafety.Level.LOSES_PLACE)
    public Future<Void> notified() {
        return new Waiter<>(waiters, 1, "notification", this, () -> null);
    }

    /// Wakes the first who waits; if there is none, the next who would wait need not. From any thread.
    ///
    /// {@snippet class=NotifyTest region=notify}
    public void notifyOne() {
        Waiters.ring(waiters.give(1));
    }

    /// Wakes all who wait now, and stores nothing. From any thread.
    ///
    /// {@snippet class=NotifyTest region=waiters}
    public void notifyWaiters() {
        Waiters.ring(waiters.release());
    }

    @Override
    public String toString() {
        return "Notify[" + waiters + "]";
    }
}
