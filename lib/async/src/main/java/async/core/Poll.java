package async.core;

import java.lang.reflect.UndeclaredThrowableException;

/// What one [Future#poll] found out: the value, or "not yet".
///
/// Failure is no third case: it is the exception that `poll` throws.
///
/// {@snippet class=CoreTest region=poll}
///
/// Idea: `core::task::Poll` in Rust.
public sealed interface Poll<T> {

    /// The future is done, and this is its value (which may be null).
    record Ready<T>(T value) implements Poll<T> {}

    /// The future is not done, and has kept the waker of this poll to say when to ask again.
    record Pending<T>() implements Poll<T> {
        private static final Pending<?> SHARED = new Pending<>();
    }

    /// {@snippet class=CoreTest region=poll}
    static <T> Poll<T> ready(T value) {
        return new Ready<>(value);
    }

    /// Always the same object: a poll that found nothing allocates nothing.
    ///
    /// {@snippet class=CoreTest region=poll}
    @SuppressWarnings("unchecked") // it holds no T
    static <T> Poll<T> pending() {
        return (Poll<T>) Pending.SHARED;
    }

    /// For a future that learns of its failure elsewhere, on another thread perhaps: throws `cause` itself.
    ///
    /// {@snippet class=CoreTest region=failed}
    ///
    /// @throws Exception always; wrapped if `cause` is neither Exception nor Error, which no poll may throw
    static <T> Poll<T> failed(Throwable cause) throws Exception {
        switch (cause) {
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new UndeclaredThrowableException(cause);
        }
    }
}
