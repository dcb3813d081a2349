/// Bridges to the JDK's own ways of waiting: `CompletionStage` and `CompletableFuture` in both directions,
/// `java.util.concurrent.Future`, virtual threads.
///
/// Read [Compat][async.compat.Compat] (the verbs), then what stands behind them: `StageFuture`, `WaitedFuture`,
/// `Completing`. Read next: `async.check`.
package async.compat;
