package async.compat;

import async.core.CancelSafety;
import async.core.Future;
import async.core.Host;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// From the JDK's futures to ours and back. A failure crosses as the object that it was.
///
/// Virtual threads need no bridge of their own. A call that blocks becomes a future by [Blocking#blocking]; and a
/// virtual thread waits for a future, a task of any executor included, by [BlockOn#blockOn]: it gives its carrier
/// back meanwhile, and an interrupt ends the wait and closes the future.
///
/// {@snippet class=CompatTest region=virtual}
///
/// Idea: `kotlinx-coroutines-jdk8`; the `Compat` of futures-rs.
public final class Compat {

    private Compat() {}

    /// The value of `stage`, which runs already: only looking at it begins with the first poll. Whichever thread
    /// completes it rings.
    ///
    /// Fails with what the stage failed with, without the [CompletionException] around it; with a
    /// [CancellationException] if somebody cancelled it. Closing it cancels `stage.toCompletableFuture()`: that
    /// is the stage itself if it is a [CompletableFuture], and a mere copy of a stage that lets nobody complete
    /// it. What is to live on is lent: [async.future.Futures#borrow].
    ///
    /// {@snippet class=CompatTest region=fromStage}
    ///
    /// @throws UnsupportedOperationException if the stage has no such `toCompletableFuture`
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static <T> Future<T> fromStage(CompletionStage<T> stage) {
        return new StageFuture<>(stage);
    }

    /// The value of `running`, for which a virtual thread waits from the first poll on. What is also a
    /// [CompletionStage] needs no thread: [#fromStage].
    ///
    /// Fails with what it failed with, without the [ExecutionException] around it; with a [CancellationException]
    /// if somebody cancelled it. Closing it cancels `running`, by interrupt.
    ///
    /// {@snippet class=CompatTest region=fromFuture}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static <T> Future<T> fromFuture(java.util.concurrent.Future<T> running) {
        return new WaitedFuture<>(running);
    }

    /// Runs `future` at once, as a task of `host`, for whoever wants to wait in the JDK's way. So call it where
    /// that executor lets itself be given tasks: a `LocalExecutor` on its own thread only, a
    /// `MultiThreadExecutor` on any.
    ///
    /// A failure arrives as the same object, wrapped only as `get` and `join` do. Whoever completes or cancels
    /// the result first cancels the task; a task that is cancelled, or whose executor closes, cancels the result.
    /// What depends on the result runs inside the task's last poll, unless it is asked for by `...Async`: it must
    /// not block.
    ///
    /// {@snippet class=CompatTest region=toCompletableFuture}
    public static <T> CompletableFuture<T> toCompletableFuture(Future<T> future, Host host) {
        return Completing.start(future, host);
    }
}
