package async.core;

/// Values that come one after another, with waits in between: what `Iterator` is to a value, this is to a [Future].
///
/// ```
///            pollNext: Pending (the waker is kept), or a value
///              +-----+
///              v     |
///   NEW ---> OPEN ---+--pollNext: null, or a throw--> ENDED --pollNext: null
///    |         |
///    +---------+--close()---------------------------> CLOSED --pollNext: IllegalStateException
/// ```
///
/// Null is the end and nothing else, so a loop needs no second question:
///
/// {@snippet class=AsyncIteratorTest region=loop}
///
/// It has one owner and one `next` at a time. A value leaves it only in the poll that returns it, so a `next` that is
/// closed loses nothing. What [Future] says about inertness, wakers and unasked polls holds here too.
///
/// Idea: `AsyncIterator` in Rust and JavaScript; the null of `BufferedReader.readLine`.
public interface AsyncIterator<T> extends AutoCloseable {

    /// Goes on as far as it can without waiting: a value, null at the end, or not yet.
    ///
    /// {@snippet class=AsyncIteratorTest region=pollNext}
    ///
    /// @throws Exception a failure, which is then the end
    Poll<T> pollNext(Context cx) throws Exception;

    /// A future of the next value; of null at the end.
    ///
    /// {@snippet class=AsyncIteratorTest region=loop}
    @CancelSafety(CancelSafety.Level.SAFE)
    default Future<T> next() {
        return new NextValue<>(this);
    }

    /// Gives up the values still to come. A second close does nothing.
    ///
    /// {@snippet class=AsyncIteratorTest region=close}
    @Override
    default void close() {}
}
