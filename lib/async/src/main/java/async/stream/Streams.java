package async.stream;

import async.core.AsyncIterator;

/// Where streams come from, what a loop over one cannot say, and the way out of them. A stream is an
/// [AsyncIterator], whose table each of these keeps.
///
/// Making one is inert: no source is asked before the first poll. Each owns what it is given: at its end, its failure
/// or its close it closes its sources and its work in flight, innermost first, once.
public final class Streams {

    private Streams() {}

    /// What `values` iterates over, from the first poll on. It never pauses, but for whom else the thread is for: after
    /// 128 values in one poll the others have a turn. An iterator that blocks, blocks the thread.
    ///
    /// {@snippet class=FromTest region=from}
    ///
    /// Idea: `stream::iter` of futures-rs.
    public static <T> AsyncIterator<T> from(Iterable<? extends T> values) {
        return new From<>(values);
    }
}
