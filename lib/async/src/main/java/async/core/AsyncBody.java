package async.core;

import java.io.Serializable;

/// The body of an `async` block: ordinary code that may `await`, and gives a value.
///
/// Serializable, though nobody should write one to a stream: it makes the JDK keep, for every such lambda, where its
/// code stands. That is how the compiler finds it.
///
/// {@snippet class=AsyncTest region=async}
@FunctionalInterface
public interface AsyncBody<T> extends Serializable {

    /// {@snippet class=AsyncTest region=async}
    T run() throws Exception;

    /// A body without a value.
    ///
    /// {@snippet class=AsyncTest region=async}
    @FunctionalInterface
    interface Action extends Serializable {

        /// {@snippet class=AsyncTest region=async}
        void run() throws Exception;
    }
}
