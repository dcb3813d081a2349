package async.cases;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.cases.Scenarios.SECOND;
import static async.cases.Scenarios.begun;
import static async.cases.Scenarios.part;
import static async.cases.Scenarios.timed;
import static java.util.Map.entry;

import async.check.Trial;
import async.compat.Compat;
import async.core.AsyncBody;
import async.core.Future;
import async.future.Futures;
import async.scope.CancellationToken;
import async.scope.Scopes;
import async.time.Time;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Of packages `scope` and `compat`: whose work it is.
public final class ScopeScenarios {

    public static final Map<String, Trial.Scenario> ALL = Map.ofEntries(
            // scope
            entry("Scopes.scope", trial -> begun(trial, ScopeScenarios::scopes)),
            entry("Scope.spawn", ScopeScenarios::spawning),
            entry("Scopes.retry", trial -> begun(trial, body -> Scopes.retry(2, SECOND, () -> async(body)))),
            entry("Scopes.hedge", trial -> begun(trial, body -> Scopes.hedge(SECOND, () -> async(body)))),
            entry("CancellationToken.cancelled", ScopeScenarios::cancelled),
            entry("CancellationToken.guard", trial -> part(trial, new CancellationToken()::guard)),
            // compat
            entry("Compat.fromStage", trial -> completed(trial, Compat::fromStage)),
            entry("Compat.fromFuture", trial -> completed(trial, Compat::fromFuture)));

    private ScopeScenarios() {}

    /// Both kinds: with a deadline, and without.
    private static Future<Object> scopes(AsyncBody<Object> body) {
        return Scopes.scope(SECOND, _ -> Scopes.scope(_ -> async(body)));
    }

    private static void spawning(Trial trial) {
        trial.operation(
                1,
                () -> Scopes.scope(scope -> async(() -> await(scope.spawn(trial.part(Time.sleep(SECOND)))))),
                _ -> {});
    }

    private static void cancelled(Trial trial) {
        var token = new CancellationToken();
        timed(trial, SECOND, token::cancelled);
        trial.beside(async(() -> {
            await(Time.sleep(SECOND));
            token.cancel();
        }));
    }

    /// A wait that was closed has cancelled the answer: there is no second one.
    private static void completed(Trial trial, Function<CompletableFuture<Integer>, Future<Integer>> waiting) {
        var answer = new CompletableFuture<Integer>();
        trial.produced(42);
        trial.operation(1, () -> waiting.apply(answer), trial::consumed);
        trial.beside(async(() -> {
            await(Futures.yieldNow());
            answer.complete(42);
        }));
    }
}
