package async.channel;

import async.core.Context;
import async.core.Future;
import async.core.FutureTrace;
import async.core.Poll;

/// One step of a receiver. It keeps nothing of its own, so closing it leaves the receiver as it is.
///
/// ```
///   NEW, WAITING --poll: a value, the end, a failure; or close()--> SPENT (receiver is null)
/// ```
///
/// Not by [async.core.Once], for the same reason as [Sending].
final class Receiving<T> implements Future<T> {

    private Receiver<T> receiver;

    Receiving(Receiver<T> receiver) {
        this.receiver = receiver;
        FutureTrace.made(this);
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Receiver<T> from = receiver;
        if (from == null) throw Future.spent();
        FutureTrace.used(this);
        receiver = null;
        Poll<T> poll = from.pollNext(cx);
        if (poll instanceof Poll.Pending) receiver = from;
        return poll;
    }

    @Override
    public void close() {
        if (receiver == null) return;
        receiver = null;
        FutureTrace.used(this);
    }

    @Override
    public String toString() {
        return "next of a channel";
    }
}
