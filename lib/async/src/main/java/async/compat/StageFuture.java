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
///   NEW --poll: listens--> WAITING --the stage completes: rings--> DONE --poll--> SPENT
///    |                        |                                     |
///    +--------close()---------+-----------------close()-------------+--> SPENT, the stage is cancelled; nobody is rung
/// ```
///
/// Poller: write `waker`, then look whether the stage is done. Whoever completes: make it done, then read
/// `waker`, and ring it, once for the one time that a stage completes. While the stage is listened to for the
/// first time `waker` is still null: a stage that is done already rings nobody.
final class StageFuture<T> extends Once<T> {

    private final CompletableFuture<T> stage;
    private boolean listens;
    private volatile Waker waker;

    StageFuture(CompletionStage<T> stage) {
        this.stage =
                Objects.requireNonNull(stage, "there is no stage to wait for").toCompletableFuture();
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        if (!listens) {
            listens = true;
            stage.whenComplete((value, failure) -> ring());
        }
        waker = cx.waker();
        if (!stage.isDone()) return Poll.pending();
        return switch (stage.state()) {
            case FAILED -> Poll.failed(stage.exceptionNow());
            case CANCELLED ->
                Poll.failed(stage.handle((value, cancel) -> cancel).join()); // join would wrap it
            default -> Poll.ready(stage.join());
        };
    }

    private void ring() {
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
