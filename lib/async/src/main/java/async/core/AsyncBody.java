package async.core;

/// The body of an `async` block: ordinary code that may `await`, and gives a value.
///
/// {@snippet class=AsyncTest region=async}
@FunctionalInterface
public interface AsyncBody<T> {

    /// {@snippet class=AsyncTest region=async}
    T run() throws Exception;

    /// A body without a value.
    ///
    /// {@snippet class=AsyncTest region=async}
    @FunctionalInterface
    interface Action {

        /// {@snippet class=AsyncTest region=async}
        void run() throws Exception;
    }
}
