package async.compat;

import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Waits for a stage that somebody else completes.
///
/// ```
///   NEW --poll: listens--> WAITING --the stage completes--> ENDED --poll--> SPENT
///    |                        |                               |
///    +--------close()---------+--close(): the stage is cancelled, nobody is rung--> SPENT
/// ```
///
/// Poller: write `waker`, then look for `end`. Whoever completes: write `end`, then read `waker`, and ring it,
/// once for the one time that a stage completes. While the stage is listened to for the first time `waker` is
/// still null: a stage that is complete already rings nobody.
final class StageFuture<T> extends Once<T> {

    private record End<T>(T value, Throwable failure) {}

    private final CompletableFuture<T> stage;
    private boolean listens;
    private volatile End<T> end;
    private volatile Waker waker;

    StageFuture(CompletionStage<T> stage) {
        this.stage =
                Objects.requireNonNull(stage, "there is no stage to wait for").toCompletableFuture();
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        if (!listens) {
            listens = true;
            stage.whenComplete(this::ended);
        }
        waker = cx.waker();
        End<T> seen = end;
        if (seen == null) return Poll.pending();
        return seen.failure == null ? Poll.ready(seen.value) : Poll.failed(Compat.unwrapped(seen.failure));
    }

    private void ended(T value, Throwable failure) {
        end = new End<>(value, failure);
        Waker waiting = waker;
        if (waiting != null) Waker.ring(waiting);
    }

    @Override
    protected void release() {
        waker = null;
        stage.cancel(true);
    }

    @Override
    public String toString() {
        return "completion stage";
    }
}
