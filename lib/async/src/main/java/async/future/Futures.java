package async.future;

import async.core.CancelSafety;
import async.core.CancelSafety.Level;
import async.core.Future;
import java.util.List;

/// Futures to start from, and ways to wait for several at once. What `async` and `await` can say has no name here.
///
/// Combining is inert like everything else: nothing runs before the first poll. Each combinator owns what it is
/// given: when it ends, or is closed, they are spent or closed.
public final class Futures {

    private Futures() {}

    /// Ready at the first poll.
    ///
    /// {@snippet class=SimpleFuturesTest region=ready}
    public static <T> Future<T> ready(T value) {
        return new Ready<>(value);
    }

    /// Fails at the first poll, with this very object.
    ///
    /// {@snippet class=SimpleFuturesTest region=failed}
    public static <T> Future<T> failed(Exception failure) {
        return new Failed<>(failure);
    }

    /// Pending for ever; never wakes anybody.
    ///
    /// {@snippet class=SimpleFuturesTest region=never}
    public static <T> Future<T> never() {
        return new Never<>();
    }

    /// Lets every other task that can run go first, once.
    ///
    /// {@snippet class=SimpleFuturesTest region=yieldNow}
    public static Future<Void> yieldNow() {
        return new YieldNow();
    }

    /// Both values, when both are there. If one fails, the other is closed and that failure is the join's. A value
    /// that was there already is then dropped, not closed: what must be closed is better awaited in a body.
    ///
    /// {@snippet class=JoinTest region=join}
    public static <A, B> Future<Pair<A, B>> join(Future<A> first, Future<B> second) {
        return new Join<>(first, second);
    }

    /// All values in the order of the list, when all are there. If one fails, the others are closed and that
    /// failure is the join's. Only the futures that were woken are polled, so ten thousand cost no more each than
    /// ten.
    ///
    /// {@snippet class=JoinAllTest region=joinAll}
    public static <T> Future<List<T>> joinAll(List<? extends Future<T>> futures) {
        return new JoinAll<>(futures);
    }

    /// Whichever ends first, a failure included; the other is closed. In one poll the first is asked before the
    /// second.
    ///
    /// {@snippet class=SelectTest region=select}
    public static <A, B> Future<Either<A, B>> select(Future<A> first, Future<B> second) {
        return new Select<>(first, second);
    }

    /// The first value; the others are closed. A failure only takes its future out of the race; if all fail, the
    /// first failure is the race's, with the others as suppressed.
    ///
    /// {@snippet class=RaceTest region=race}
    ///
    /// @throws IllegalArgumentException if the list is empty: nobody could win
    public static <T> Future<T> race(List<? extends Future<T>> futures) {
        return new Race<>(futures);
    }

    /// How `future` ends, as a value: a failure becomes an [Result.Err], an Error stays one.
    ///
    /// Cancellation safety: as its part.
    ///
    /// {@snippet class=OutcomeTest region=outcome}
    @CancelSafety(Level.AS_ITS_PARTS)
    public static <T> Future<Result<T>> outcome(Future<T> future) {
        return new Outcome<>(future);
    }

    /// Lends `future` to somebody who would close it: closing the loan leaves the future as it is, to be polled
    /// again.
    ///
    /// {@snippet class=BorrowTest region=borrow}
    public static <T> Future<T> borrow(Future<T> future) {
        return new Borrow<>(future);
    }
}
