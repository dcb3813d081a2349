package async.channel;

import async.core.CancelSafety;
import async.core.Future;
import java.util.Objects;

/// The end that values go in by. Any number of tasks and threads may share it; the values of each come out in the
/// order in which it sent them.
///
/// {@snippet class=ChannelTest region=bounded}
public final class Sender<T> implements AutoCloseable {

    private final Buffer<T> buffer;

    Sender(Buffer<T> buffer) {
        this.buffer = buffer;
    }

    /// Ready once `value`, which is not null, is in the channel; waits while that is full. Who waits longest is
    /// woken first, but the room is not kept for it: a send that begins before it runs may be faster. As long as it
    /// is not ready it has not sent: closed, it loses its place, and the value is still the caller's.
    ///
    /// Fails with [ChannelClosedException] if the channel is closed, or becomes so.
    ///
    /// {@snippet class=ChannelTest region=bounded}
    @CancelSafety(CancelSafety.Level.LOSES_PLACE)
    public Future<Void> send(T value) {
        return new Sending<>(buffer, nonNull(value));
    }

    /// Sends `value` if there is room now.
    ///
    /// {@snippet class=ChannelTest region=trySend}
    public Offer trySend(T value) {
        return buffer.offer(nonNull(value));
    }

    /// That was all: what has been sent may still be received, then the receiver finds the end. Sends that wait
    /// fail. A second close does nothing. Of several producers none closes, but whoever has joined them all.
    ///
    /// {@snippet class=ChannelTest region=close}
    @Override
    public void close() {
        buffer.end(null);
    }

    /// Ends the channel with a failure: the receiver's next poll throws `cause`, and what it has not received yet is
    /// lost. Does nothing if the channel is closed.
    ///
    /// {@snippet class=ChannelTest region=fail}
    public void fail(Exception cause) {
        buffer.end(Objects.requireNonNull(cause, "a failure needs its cause"));
    }

    private static <T> T nonNull(T value) {
        return Objects.requireNonNull(value, "null cannot be sent: it is how a receiver knows the end");
    }
}
