package async.future;

import async.core.CancelSafety;
import async.core.CancelSafety.Level;
import async.core.Future;
import java.util.List;

/// Futures to start from, and ways to wait for several at once. What `async` and `await` can say has no name here.
///
/// Combining is inert like everything else: nothing runs before the first poll. Each combinator owns what it is
/// given: when it ends, or is closed, they are spent or closed. To switch a part off, give [#never()] in its place.
public final class Futures {

    private Futures() {}

    /// Ready at the first poll.
    ///
    /// Cancellation safety: nothing is lost.
    ///
    /// {@snippet class=SimpleFuturesTest region=ready}
    @CancelSafety(Level.SAFE)
    public static <T> Future<T> ready(T value) {
        return new Ready<>(value);
    }

    /// Fails at the first poll, with this very object.
    ///
    /// Cancellation safety: nothing is lost.
    ///
    /// {@snippet class=SimpleFuturesTest region=failed}
    @CancelSafety(Level.SAFE)
    public static <T> Future<T> failed(Exception failure) {
        return new Failed<>(failure);
    }

    /// Pending for ever; never wakes anybody. In a `select` it is a branch that is switched off.
    ///
    /// Cancellation safety: nothing is lost.
    ///
    /// {@snippet class=SimpleFuturesTest region=never}
    @CancelSafety(Level.SAFE)
    public static <T> Future<T> never() {
        return new Never<>();
    }

    /// Lets every other task that can run go first, once.
    ///
    /// Cancellation safety: the next one queues anew.
    ///
    /// {@snippet class=SimpleFuturesTest region=yieldNow}
    @CancelSafety(Level.LOSES_PLACE)
    public static Future<Void> yieldNow() {
        return new YieldNow();
    }

    /// Both values, when both are there. If one fails, the other is closed and that failure is the join's. They take
    /// turns in being polled first.
    ///
    /// Cancellation safety: a value that is there already is lost; dropped, not closed. What must be closed
    /// is better awaited in a body.
    ///
    /// {@snippet class=JoinTest region=join}
    @CancelSafety(Level.LOSES_PROGRESS)
    public static <A, B> Future<Pair<A, B>> join(Future<A> first, Future<B> second) {
        return new Join<>(first, second);
    }

    /// All values in the order of the list, when all are there. If one fails, the others are closed and that
    /// failure is the join's. Only the futures that were woken are polled, so a hundred thousand cost no more each
    /// than ten; at most 128 in one poll, so that other tasks get their turns.
    ///
    /// Cancellation safety: the values that are there already are lost.
    ///
    /// {@snippet class=JoinAllTest region=joinAll}
    @CancelSafety(Level.LOSES_PROGRESS)
    public static <T> Future<List<T>> joinAll(List<? extends Future<T>> futures) {
        return new JoinAll<>(futures);
    }

    /// Whichever ends first, a failure included; the other is closed. Each poll draws lots for who is asked first, so
    /// of two that are ready over and over, each wins half the time.
    ///
    /// Cancellation safety: as its parts, and the same holds for the loser.
    ///
    /// {@snippet class=SelectTest region=select}
    ///
    /// Idea: `tokio::select!`, which draws too.
    @CancelSafety(Level.AS_ITS_PARTS)
    public static <A, B> Future<Either<A, B>> select(Future<A> first, Future<B> second) {
        return new Select<>(first, second, true);
    }

    /// A [#select] that always asks `first` first: for a stop signal, say, that must win over work that never runs
    /// out. A `first` that is always ready leaves `second` nothing.
    ///
    /// Cancellation safety: as its parts, and the same holds for the loser.
    ///
    /// {@snippet class=SelectTest region=selectBiased}
    @CancelSafety(Level.AS_ITS_PARTS)
    public static <A, B> Future<Either<A, B>> selectBiased(Future<A> first, Future<B> second) {
        return new Select<>(first, second, false);
    }

    /// The first value; the others are closed. A failure only takes its future out of the race; if all fail, the
    /// first failure is the race's, with the others as suppressed. They take turns in being polled first. Each wake
    /// polls all of them: it is for a handful, and a [JoinSet] for many.
    ///
    /// Cancellation safety: as its parts, and the same holds for the losers.
    ///
    /// {@snippet class=RaceTest region=race}
    ///
    /// @throws IllegalArgumentException if the list is empty: nobody could win
    @CancelSafety(Level.AS_ITS_PARTS)
    public static <T> Future<T> race(List<? extends Future<T>> futures) {
        return new Race<>(futures);
    }

    /// How `future` ends, as a value: a failure becomes an [Result.Err]; an Error is thrown as ever.
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
    /// Cancellation safety: nothing is lost, as long as the next loan is of the same future.
    ///
    /// {@snippet class=BorrowTest region=borrow}
    @CancelSafety(Level.SAFE)
    public static <T> Future<T> borrow(Future<T> future) {
        return new Borrow<>(future);
    }
}
