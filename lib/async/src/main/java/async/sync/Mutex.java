package async.sync;

import async.core.CancelSafety;
import async.core.Future;

/// A value that one task at a time can reach. The lock is held by whoever has the [Guard], so it may be held over an
/// `await`, and be given up on another thread than it was taken on; a second `lock` of the same task waits for good.
///
/// The lock is handed over when a guard closes, as [Permits] are: in the order of arrival, and with the same duty for
/// a future that nobody polls any more.
///
/// {@snippet class=MutexTest region=mutex}
///
/// Idea: Rust's `Mutex<T>`, which has the value inside, so that nobody can forget the lock.
public final class Mutex<T> {

    T value; // the guard's, while there is one

    private final Waiters waiters = new Waiters(1, 1);

    /// {@snippet class=MutexTest region=mutex}
    ///
    /// @param value at the start; may be null
    public Mutex(T value) {
        this.value = value;
    }

    /// A future of the lock, which is then the caller's to close. Closed itself, it loses its place.
    ///
    /// {@snippet class=MutexTest region=mutex}
    @CancelSafety(CancelSafety.Level.LOSES_PLACE)
    public Future<Guard<T>> lock() {
        return new Waiter<>(waiters, 1, "lock", this, this::guard);
    }

    /// The lock, or null if it is held or somebody waits for it.
    ///
    /// {@snippet class=MutexTest region=tryLock}
    public Guard<T> tryLock() {
        return waiters.take(1) ? guard() : null;
    }

    private Guard<T> guard() {
        return new Guard<>(this, new Permit(waiters, 1));
    }

    @Override
    public String toString() {
        return "Mutex[" + waiters + "]";
    }
}
