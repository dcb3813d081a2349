package async.actor;

import async.channel.ChannelClosedException;
import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;

/// Puts a letter into the mailbox, then waits for its answer.
///
/// ```
///   NEW, FULL --poll: there is room--> SENT --poll: answered--> SPENT
///    |    +---poll: the actor has ended---+--------------------> SPENT
///    +------------close()-----------------+--------------------> SPENT, a letter that is sent stays
/// ```
final class Delivery<S, R> extends Once<R> {

    private final ActorRef<S> ref;
    private final Letter<S, ?> letter;
    private final Future<Void> sending;
    private final Future<R> answer;
    private boolean sent;

    Delivery(ActorRef<S> ref, Letter<S, ?> letter, Future<Void> sending, Future<R> answer) {
        this.ref = ref;
        this.letter = letter;
        this.sending = sending;
        this.answer = answer;
    }

    @Override
    protected Poll<R> advance(Context cx) throws Exception {
        return sent || sends(cx) ? answer.poll(cx) : Poll.pending();
    }

    private boolean sends(Context cx) throws Exception {
        try {
            sent = sending.poll(cx) instanceof Poll.Ready<Void>;
            return sent;
        } catch (ChannelClosedException ended) {
            answer.close();
            throw ref.bury(letter);
        }
    }

    @Override
    protected void release() {
        sending.close();
        answer.close();
    }

    @Override
    public String toString() {
        return sent ? "answer of an actor" : "message to an actor";
    }
}
