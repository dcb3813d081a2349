package async.channel;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// One step of a receiver. It keeps nothing of its own, so closing it leaves the receiver as it is.
///
/// ```
///   NEW, WAITING --poll: a value, the end, a failure; or close()--> SPENT (receiver is null)
/// ```
///
/// Neither by [async.core.Once], for the same reason as [Sending], nor told to [async.core.FutureTrace]: while somebody
/// looks on, receivers make the futures of all iterators instead.
final class Receiving<T> implements Future<T> {

    private Receiver<T> receiver;

    Receiving(Receiver<T> receiver) {
        this.receiver = receiver;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (receiver == null) throw Future.spent();
        Poll<T> poll = null;
        try {
            return poll = receiver.pollNext(cx);
        } finally {
            if (!(poll instanceof Poll.Pending)) receiver = null;
        }
    }

    @Override
    public void close() {
        receiver = null;
    }

    @Override
    public String toString() {
        return "next of channel";
    }
}
