package async.sync;

/// The lock of a [Mutex], and the way to its value, until it is closed.
///
/// {@snippet class=MutexTest region=mutex}
public final class Guard<T> implements AutoCloseable {

    private final Mutex<T> mutex;
    private final Permit permit;

    Guard(Mutex<T> mutex, Permit permit) {
        this.mutex = mutex;
        this.permit = permit;
    }

    /// {@snippet class=MutexTest region=mutex}
    ///
    /// @throws IllegalStateException after the close: the value may be another's by now
    public T get() {
        return open().value;
    }

    /// {@snippet class=MutexTest region=mutex}
    ///
    /// @throws IllegalStateException after the close
    public void set(T value) {
        open().value = value;
    }

    private Mutex<T> open() {
        if (permit.isClosed()) throw new IllegalStateException("this guard is closed; lock the mutex again");
        return mutex;
    }

    /// Gives the lock up; from any thread. A second close does nothing.
    @Override
    public void close() {
        permit.close();
    }
}
