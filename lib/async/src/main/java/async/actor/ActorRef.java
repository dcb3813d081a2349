package async.actor;

import async.channel.Channel;
import async.channel.Channels;
import async.channel.Offer;
import async.channel.OneShot;
import async.core.AsyncIterator;
import async.core.CancelSafety;
import async.core.Future;
import async.core.Poll;
import async.future.Futures;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where messages to an actor are sent, from any thread. A message is a function, which the actor's task calls on
/// its state; let nothing of the state escape by it. The messages of one sender are handled in the order in which
/// it sent them.
///
/// A handler that awaits a `tell` or an `ask` to its own actor may wait for ever: it is itself who would have to
/// go on. It has the state already; and [#tryTell] waits for nobody.
///
/// {@snippet class=ActorTest region=actor}
public final class ActorRef<S> {

    private final Channel<Letter<S, ?>> mailbox;
    private final AtomicInteger deadLetters = new AtomicInteger();
    private volatile Throwable cause; // of the end, if it was a failure
    volatile int restarts; // written by the actor

    ActorRef(int capacity) {
        mailbox = Channels.bounded(capacity);
    }

    /// Ready once the message is in the mailbox; waits while that is full. Nobody is told how it was handled.
    /// Closed, it has sent nothing, and loses its place. A future that `message` makes is nobody's, and never runs:
    /// a handler that awaits is sent by [#askAsync].
    ///
    /// Fails with [DeadLetterException] if the actor has ended or was stopped.
    ///
    /// {@snippet class=ActorTest region=actor}
    @CancelSafety(CancelSafety.Level.LOSES_PLACE)
    public Future<Void> tell(Consumer<S> message) {
        Letter<S, ?> letter = Letter.of(message);
        return new Delivery<>(this, letter, mailbox.sender().send(letter), Futures.ready(null));
    }

    /// Sends the message if there is room now.
    ///
    /// {@snippet class=ActorTest region=tryTell}
    public Offer tryTell(Consumer<S> message) {
        Letter<S, ?> letter = Letter.of(message);
        Offer offer = mailbox.sender().trySend(letter);
        if (offer == Offer.CLOSED) bury(letter);
        return offer;
    }

    /// The value that `message` gives, or its failure; waits for room first, as [#tell] does. **Not
    /// cancel-safe**: closed while it waits for the answer, its message is handled all the same.
    ///
    /// Fails with [DeadLetterException] if the actor ends first.
    ///
    /// {@snippet class=ActorTest region=actor}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public <R> Future<R> ask(Function<S, R> message) {
        Objects.requireNonNull(message, "a message needs something to do");
        return askAsync(state -> Futures.ready(message.apply(state)));
    }

    /// The same for a handler that awaits. The actor handles nothing else until the future that `message` gives
    /// has ended.
    ///
    /// {@snippet class=ActorTest region=askAsync}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public <R> Future<R> askAsync(Function<S, Future<R>> message) {
        OneShot<R> answer = Channels.oneshot();
        var letter = new Letter<>(message, answer.sender());
        return new Delivery<>(this, letter, mailbox.sender().send(letter), answer.receiver());
    }

    /// The actor takes no more messages, handles those in its mailbox, and ends. To end it at once, cancel its
    /// task.
    ///
    /// {@snippet class=ActorTest region=stop}
    public void stop() {
        mailbox.sender().close();
    }

    /// How many failures the actor has survived.
    ///
    /// {@snippet class=ActorTest region=restart}
    public int restarts() {
        return restarts;
    }

    /// How many messages nobody began to handle.
    ///
    /// {@snippet class=ActorTest region=stop}
    public int deadLetters() {
        return deadLetters.get();
    }

    AsyncIterator<Letter<S, ?>> letters() {
        return mailbox.receiver();
    }

    DeadLetterException bury(Letter<S, ?> letter) {
        deadLetters.incrementAndGet();
        return letter.refuse(cause);
    }

    /// By the actor. A letter that is on its way into the mailbox comes within a few instructions of its sender.
    void end(Throwable failure) {
        cause = failure;
        stop();
        while (!isEmptied()) Thread.onSpinWait();
        mailbox.receiver().close();
    }

    private boolean isEmptied() {
        try {
            while (mailbox.receiver().tryReceive() instanceof Poll.Ready<Letter<S, ?>>(Letter<S, ?> letter)) {
                if (letter == null) return true;
                bury(letter);
            }
            return false;
        } catch (Exception impossible) {
            throw new AssertionError("nobody fails a mailbox", impossible);
        }
    }
}
