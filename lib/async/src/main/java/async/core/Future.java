package async.core;

/// A value that is not here yet, and the whole recipe for getting it. It does nothing until somebody polls it.
///
/// ```
///                poll: Pending (the waker is kept)
///                   +-----+
///                   v     |
///   NEW --poll--> WAITING-+--poll: Ready or a throw--> SPENT
///    |               |
///    +----close()----+-------------------------------> SPENT
/// ```
///
/// - **Inert.** Making, combining or storing a future runs no user code and takes nothing.
/// - **One owner.** `poll` and `close` never overlap, and whoever hands a future to another thread hands it over
///   with happens-before. So an implementation keeps its state in plain fields.
/// - **Pending is a promise.** It is returned only after `cx.waker()` is kept where the event will find it; only
///   the waker of the latest poll counts, since the task may have moved. Register first, then look once more.
/// - **A poll nobody asked for is harmless.** It returns Pending again.
/// - **Spent is spent.** A poll after a value, a failure or a close throws [#spent()].
///
/// {@snippet class=CoreTest region=future}
///
/// Idea: `core::future::Future` in Rust; `close` is what Rust's `drop` does without being asked.
@FunctionalInterface
public interface Future<T> extends AutoCloseable {

    /// Goes on as far as it can without waiting, then answers. Never blocks.
    ///
    /// {@snippet class=CoreTest region=future}
    ///
    /// @param cx whom to wake when another poll is worth while
    /// @throws Exception the failure of this future, which is then spent
    Poll<T> poll(Context cx) throws Exception;

    /// Gives up: frees what the future holds, innermost first, without waiting. A second close does nothing.
    ///
    /// {@snippet class=CoreTest region=close}
    @Override
    default void close() {}

    /// The exception for whoever polls a future that has already given its value, failed or been closed.
    ///
    /// {@snippet class=CoreTest region=close}
    static IllegalStateException spent() {
        return new IllegalStateException("this future has already given its value; make a new one");
    }
}
