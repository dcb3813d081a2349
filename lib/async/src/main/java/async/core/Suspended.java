package async.core;

/// A future that can say what it is waiting for. For task dumps; asked by the thread that has just polled it.
///
/// {@snippet class=AsyncTest region=suspended}
public interface Suspended {

    /// What it awaits, or null if it does not wait.
    ///
    /// {@snippet class=AsyncTest region=suspended}
    Future<?> awaited();

    /// The line of the body that awaits; null if it does not wait, or, as here, is no body.
    ///
    /// {@snippet class=AsyncTest region=suspended}
    default StackTraceElement line() {
        return null;
    }
}
