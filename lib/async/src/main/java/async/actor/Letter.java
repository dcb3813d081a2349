package async.actor;

import async.channel.OneShotSender;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.future.Futures;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/// A message, and where its answer goes. Its sender hands it to the actor by the mailbox.
final class Letter<S, R> {

    private final Function<S, Future<R>> message;
    private final OneShotSender<R> answer; // null if nobody waits for one
    private Future<R> handling;

    Letter(Function<S, Future<R>> message, OneShotSender<R> answer) {
        this.message = Objects.requireNonNull(message, "a message needs something to do");
        this.answer = answer;
    }

    static <S> Letter<S, Void> of(Consumer<S> message) {
        Objects.requireNonNull(message, "a message needs something to do");
        return new Letter<>(
                state -> {
                    message.accept(state);
                    return Futures.ready(null);
                },
                null);
    }

    /// Whether it has been handled.
    boolean handle(S state, Context cx) throws Exception {
        if (handling == null)
            handling = Objects.requireNonNull(message.apply(state), "a message gave null instead of a future");
        if (!(handling.poll(cx) instanceof Poll.Ready<R>(R value))) return false;
        if (answer != null) answer.trySend(value);
        return true;
    }

    /// False if nobody waits for the answer.
    boolean fail(Exception failure) {
        return answer != null && answer.tryFail(failure);
    }

    DeadLetterException refuse(Throwable cause) {
        var why = new DeadLetterException(cause);
        fail(why);
        return why;
    }

    void close() {
        handling.close();
    }

    @Override
    public String toString() {
        return "a message, waiting for " + handling;
    }
}
