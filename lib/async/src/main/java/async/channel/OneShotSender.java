package async.channel;

import async.core.CancelSafety;
import async.core.Future;
import async.core.Poll;
import java.util.Objects;

/// Sends one value, or one failure, or closes without either. From any thread; the first of the three counts.
///
/// {@snippet class=OneShotTest region=oneshot}
public final class OneShotSender<T> implements AutoCloseable {

    private final Answer<T> answer;

    OneShotSender(Answer<T> answer) {
        this.answer = answer;
    }

    /// Sends `value`, which may be null. False if nobody will receive it: the receiver is closed, or something was
    /// sent before.
    ///
    /// {@snippet class=OneShotTest region=oneshot}
    public boolean trySend(T value) {
        return answer.settle(Poll.ready(value));
    }

    /// The receiver's await throws `cause`. False as for [#trySend].
    ///
    /// {@snippet class=OneShotTest region=fail}
    public boolean tryFail(Exception cause) {
        return answer.settle(new Answer.Failure(Objects.requireNonNull(cause, "a failure needs its cause")));
    }

    /// Ready once nobody waits for the value any more: it is received, or its receiver closed. To give up work whose
    /// result nobody wants. One task at a time may wait for it.
    ///
    /// {@snippet class=OneShotTest region=closed}
    @CancelSafety(CancelSafety.Level.SAFE)
    public Future<Void> closed() {
        return new Answer.Closed(answer);
    }

    /// Nothing will be sent; the receiver fails with [ChannelClosedException]. After a send it does nothing.
    ///
    /// {@snippet class=OneShotTest region=close}
    @Override
    public void close() {
        answer.settle(new Answer.Failure(ChannelClosedException.neverSent()));
    }
}
