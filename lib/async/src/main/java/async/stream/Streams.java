package async.stream;

import async.core.AsyncIterator;
import async.core.CancelSafety;
import async.core.Future;
import async.core.Host;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;

/// Where streams come from, what a loop over one cannot say, and the way out of them. A stream is an
/// [AsyncIterator], and keeps its table.
///
/// Making one is inert: nothing is asked before the first poll. Each owns what it is given: when it fails or is
/// closed, it closes its work in flight and then its sources, once. A source that has ended has freed itself, as a
/// future that gave its value.
public final class Streams {

    private Streams() {}

    /// What `values` iterates over, from the first poll on. It never pauses, but for whom else the thread is for:
    /// after 128 values in one poll the others have a turn. An iterator that blocks, blocks the thread.
    ///
    /// {@snippet class=FromTest region=from}
    ///
    /// Idea: `stream::iter` of futures-rs.
    public static <T> AsyncIterator<T> from(Iterable<? extends T> values) {
        return new From<>(values);
    }

    /// The results of `work` with each value, in the order of `source`. At most `n` pieces of work are in flight or
    /// wait for an earlier one; `work` is asked for the next when there is room. A result is never null. The first
    /// failure, of a piece or of `source`, is the stream's at once, and closes the others. Results that wait in
    /// line are dropped then, as by a close: what must be closed is better closed by the work that opened it.
    ///
    /// **The work moves only while somebody awaits a `next`,** as a part of that poll. What the body of your loop
    /// awaits in between, all of it waits through: timeouts expire, locks stay held, and a body that needs such a
    /// lock waits for ever. Where that matters let `work` give tasks, which run by themselves, and are cancelled by
    /// a close: `url -> executor.spawn(fetch(url))`.
    ///
    /// {@snippet class=BufferedTest region=buffered}
    ///
    /// Idea: `buffered` of futures-rs; its issue 2387 is the paragraph above.
    ///
    /// @throws IllegalArgumentException if `n` is less than 1: nothing would ever end
    public static <T, R> AsyncIterator<R> buffered(
            AsyncIterator<T> source, int n, Function<? super T, ? extends Future<R>> work) {
        return new Buffered<>(source, n, work);
    }

    /// What either of the two gives, as it comes; in turns while both have something. It ends when both have. A
    /// failure of one is the merge's, and closes the other.
    ///
    /// {@snippet class=MergeTest region=merge}
    public static <T> AsyncIterator<T> merge(AsyncIterator<? extends T> first, AsyncIterator<? extends T> second) {
        return new Merge<>(first, second);
    }

    /// All values, as a list that cannot be changed, once `source` has ended. Closing it closes `source`, and what
    /// it had is lost; a loop of your own can keep both.
    ///
    /// {@snippet class=CollectTest region=collect}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static <T> Future<List<T>> collect(AsyncIterator<T> source) {
        return new Collect<>(source);
    }

    /// The stream for code that speaks `java.util.concurrent.Flow`: a task of `executor` brings its one subscriber
    /// as many values as he requests. He may request and cancel from any thread; a cancel closes `source`.
    ///
    /// He is told by `onError` if `source` fails, if the executor is closed, or has no place for the task; whoever
    /// comes second is told that he does. What he throws goes to the executor's failure handler. While nobody
    /// subscribes nothing happens, and `source` stays open. The end is looked for on demand, as a value is: who has
    /// had all that he requested hears of it after his next request.
    ///
    /// {@snippet class=PublishTest region=publish}
    ///
    /// Idea: Reactive Streams, by whose test kit it is tested.
    public static <T> Flow.Publisher<T> publish(AsyncIterator<T> source, Host executor) {
        return new Publish<>(source, executor);
    }
}
