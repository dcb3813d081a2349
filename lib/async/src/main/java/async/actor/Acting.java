package async.actor;

import async.core.Context;
import async.core.Host;
import async.core.Once;
import async.core.Poll;
import async.future.Futures;
import java.util.Objects;
import java.util.function.Supplier;

/// Handles letters, one at a time, until there are none. Its states are those of [Actor].
final class Acting<S> extends Once<Void> {

    private final ActorRef<S> ref;
    private final int most;
    private final Supplier<S> fresh;
    private S state; // null: to be made before the next letter
    private Letter<S, ?> letter; // null: WAITING

    Acting(ActorRef<S> ref, int most, Supplier<S> fresh) {
        this.ref = ref;
        this.most = most;
        this.fresh = fresh;
    }

    @Override
    protected Poll<Void> advance(Context cx) throws Exception {
        try {
            while (letter != null || takes(cx)) {
                if (letter == null) {
                    ref.end(null);
                    return Poll.ready(null);
                }
                if (!handles(cx)) break;
            }
            return Poll.pending();
        } catch (Throwable failure) {
            end(failure);
            throw failure;
        }
    }

    /// False if it has to wait. At the end it takes null.
    private boolean takes(Context cx) throws Exception {
        if (state == null) state = Objects.requireNonNull(fresh.get(), "the state made for an actor is null");
        if (!(ref.letters().pollNext(cx) instanceof Poll.Ready<Letter<S, ?>>(Letter<S, ?> next))) return false;
        letter = next;
        return true;
    }

    private boolean handles(Context cx) throws Exception {
        try {
            if (!letter.handle(state, cx)) return false;
        } catch (Exception failure) {
            survive(failure, cx.host());
        }
        letter = null;
        return true;
    }

    private void survive(Exception failure, Host host) throws Exception {
        boolean told = letter.fail(failure);
        if (ref.restarts == most || !told && host == null) throw failure;
        if (!told) host.spawn(Futures.failed(failure)).detach();
        ref.restarts++;
        state = null;
    }

    /// A letter that was begun is no dead one, but its asker must not wait.
    private void end(Throwable cause) {
        if (letter != null) letter.refuse(cause);
        ref.end(cause);
    }

    @Override
    protected void release() {
        try {
            if (letter != null) letter.close();
        } finally {
            end(null);
        }
    }

    @Override
    public String toString() {
        return letter == null ? "actor, waiting for a message" : "actor with " + letter;
    }
}
