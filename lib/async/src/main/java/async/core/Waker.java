package async.core;

/// The bell that a waiting future rings: "poll me again, it is worth while now".
///
/// `wake` may be called from any thread, any number of times, after the task is done, and inside a poll. It never
/// waits, never throws, never polls, and is never lost; rings before the next poll count as one.
///
/// Two wakers are the same when they are the same object: `kept != cx.waker()` tells a future that its task has
/// moved.
///
/// {@snippet class=CoreTest region=waker}
///
/// Idea: `core::task::Waker` in Rust; without its table of functions, which objects make needless.
@FunctionalInterface
public interface Waker {

    /// For polls by hand: rings nothing.
    ///
    /// {@snippet class=CoreTest region=future}
    Waker NOOP = () -> {};

    /// {@snippet class=CoreTest region=waker}
    void wake();

    /// Wakes a stranger's `waker`. If it throws, which it must not, this thread's uncaught-exception handler is told,
    /// and whoever rings goes on: the next bell is somebody else's.
    ///
    /// {@snippet class=CoreTest region=ring}
    static void ring(Waker waker) {
        try {
            waker.wake();
        } catch (Throwable broken) {
            Thread thread = Thread.currentThread();
            try {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
            } catch (Throwable dropped) {
                // as the JVM itself drops it
            }
        }
    }
}
