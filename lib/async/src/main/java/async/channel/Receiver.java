package async.channel;

import async.core.AsyncIterator;
import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.FutureTrace;
import async.core.Poll;

/// The end that values come out of, in the order in which they went in. One task has it at a time.
///
/// ```
///   OPEN --null, or a failure--> ENDED (null for ever)
///    +-------close()----------> CLOSED (IllegalStateException)
/// ```
///
/// {@snippet class=ChannelTest region=bounded}
public final class Receiver<T> implements AsyncIterator<T> {

    private final Buffer<T> buffer;
    private boolean closed;

    Receiver(Buffer<T> buffer) {
        this.buffer = buffer;
    }

    @Override
    public Poll<T> pollNext(Context cx) throws Exception {
        return open().poll(cx);
    }

    @Override
    @CancelSafety(CancelSafety.Level.SAFE)
    public Future<T> next() {
        return FutureTrace.isObserved() ? AsyncIterator.super.next() : new Receiving<>(this);
    }

    /// What is there now: a value, null at the end, or nothing yet. Nobody is woken later.
    ///
    /// {@snippet class=ChannelTest region=tryReceive}
    ///
    /// @throws Exception what the channel failed with
    public Poll<T> tryReceive() throws Exception {
        return open().tryPoll();
    }

    private Buffer<T> open() {
        if (closed) throw new IllegalStateException("this receiver is closed; it receives nothing more");
        return buffer;
    }

    /// Receives no more: what is in the channel is dropped, and who waits to send gets his value back. A second close
    /// does nothing.
    ///
    /// {@snippet class=ChannelTest region=closeReceiver}
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        buffer.abandon();
    }

    @Override
    public String toString() {
        return "channel";
    }
}
