package async.actor;

import async.core.Future;
import java.util.Objects;
import java.util.function.Supplier;

/// State that one task owns, and what others may know of it: a [ref][ActorRef] to send messages to. The task is
/// yours to spawn: it is `run`.
///
/// ```
///   WAITING --a message--> HANDLING --done--> WAITING
///      |                      +------a failure, up to `restarts` times--> WAITING, the state is dropped
///      |                      +------one more, or an Error--> ENDED: run fails with it
///      +--stop(), and no message left--> ENDED: run is ready
///      +--run is closed (HANDLING too: what it awaits is closed)--> ENDED
/// ```
///
/// - **One at a time.** The next message waits until this one is handled, over all its awaits.
/// - **A failure** is its asker's. That of a `tell`, or of an ask whose asker has gone, goes to the executor's
///   failure handler, as if a detached task had failed; where there is no executor, the actor ends with it.
/// - **Dead letters** are the messages that nobody began to handle: sent after the end or the stop, or in the mailbox
///   at the end. Who asked is told by a [DeadLetterException].
/// - Nothing is handled before `run` is polled, and whoever asks waits as long.
///
/// {@snippet class=ActorTest region=actor}
///
/// Idea: Erlang's processes; "Actors with Tokio" by Alice Ryhl, a task and a handle; restarts as in Akka.
///
/// @param run handles the messages; ends as above
public record Actor<S>(ActorRef<S> ref, Future<Void> run) {

    /// An actor whose mailbox holds up to `capacity` messages, and which may fail `restarts` times. `fresh` makes
    /// its state, in the first poll of `run` and after each failure; if that throws, the actor ends with it.
    ///
    /// {@snippet class=ActorTest region=actor}
    ///
    /// @throws IllegalArgumentException if `capacity` is not from 1 to 2^30, or `restarts` below 0
    public static <S> Actor<S> of(int capacity, int restarts, Supplier<S> fresh) {
        Objects.requireNonNull(fresh, "an actor needs something that makes its state");
        if (restarts < 0) throw new IllegalArgumentException("an actor may fail 0 times or more, not " + restarts);
        var ref = new ActorRef<S>(capacity);
        return new Actor<>(ref, new Acting<>(ref, restarts, fresh));
    }
}
