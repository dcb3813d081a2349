package async.scope;

import static async.await.Async.async;
import static async.await.Async.await;

import async.core.CancelSafety;
import async.core.CancelSafety.Level;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.future.Futures;
import async.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tasks with an end: those of a scope have all ended when it has. And two helpers that are ten lines of
/// `await`.
///
/// A child whose failure is nobody's misfortune is spawned as [Futures#outcome] of itself: it then gives a
/// value in any case, and its siblings go on. So there is one kind of scope, and no supervisor:
///
/// {@snippet class=ScopeTest region=supervisor}
///
/// Idea: Kotlin's `coroutineScope`, Java's `StructuredTaskScope`, jox; whose rule is ours too that a child's
/// failure ends the scope, awaited or not.
public final class Scopes {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private Scopes() {}

    /// The value of the future that `body` makes, as soon as that and all children have ended. The first
    /// failure, of the body or of a child, cancels all others; when they have ended, `finally` blocks included,
    /// it is thrown, and theirs are suppressed in it.
    ///
    /// Body and children are tasks of the executor that polls this future. Nothing runs before the first poll,
    /// `body` neither.
    ///
    /// Closing it from outside, as a `timeout` does, or a `select` that another has won, never waits: it
    /// cancels body and children, and returns. They end at their next step, on their executor; around another
    /// scope, that one waits for them too. What fails then is thrown by the outer scope, or goes to the
    /// executor's failure handler; as does a failure from before that nobody has been told.
    ///
    /// Not cancel-safe: a close loses what body and children have done so far.
    ///
    /// {@snippet class=ScopeTest region=scope}
    ///
    /// @throws IllegalStateException in its first poll, where there is no executor
    @CancelSafety(Level.LOSES_PROGRESS)
    public static <T> Future<T> scope(Function<Scope, Future<T>> body) {
        return scoped(null, body);
    }

    /// The same, with a deadline: `limit` after the first poll all are cancelled. When they have ended, the
    /// failure is a [java.util.concurrent.TimeoutException], theirs suppressed in it. So it may come later than
    /// `limit`, where `timeout(limit, scope(..))` comes at once and leaves them to end by themselves. When both
    /// are due in one poll, the value wins.
    ///
    /// Not cancel-safe: a close loses what body and children have done so far.
    ///
    /// {@snippet class=ScopeTest region=deadline}
    ///
    /// @throws IllegalStateException in its first poll, where there is no executor
    @CancelSafety(Level.LOSES_PROGRESS)
    public static <T> Future<T> scope(Duration limit, Function<Scope, Future<T>> body) {
        return scoped(Objects.requireNonNull(limit, "a deadline needs its span"), body);
    }

    /// @param limit null for none
    private static <T> Future<T> scoped(Duration limit, Function<Scope, Future<T>> body) {
        Objects.requireNonNull(body, "a scope needs a body");
        return async(() -> {
            Scope scope = await(cx -> Poll.ready(new Scope(cx.host())));
            try {
                Future<T> end = scope.begin(body);
                try {
                    if (limit != null) return await(Time.timeout(limit, end));
                } catch (TimeoutException late) {
                    scope.fail(late);
                }
                return await(end);
            } finally {
                scope.close(); // nothing, if it is over
            }
        });
    }

    /// The value of the first of up to `times` attempts that has one. Between two it sleeps for a random part
    /// of `first`, then of twice that, and so on, but of no more than a minute, or of `first` if that is longer:
    /// whoever failed together does not come back together. If all fail, the failure is the last one, with the
    /// earlier ones suppressed in it. Neither an Error nor its own cancel is tried again.
    ///
    /// Not cancel-safe: a close loses the attempts so far, and closes the one under way.
    ///
    /// {@snippet class=RetryTest region=retry}
    ///
    /// Idea: "Exponential backoff and jitter" of AWS, its full jitter.
    ///
    /// @throws IllegalArgumentException if `times` is below one
    @CancelSafety(Level.LOSES_PROGRESS)
    public static <T> Future<T> retry(int times, Duration first, Supplier<Future<T>> attempts) {
        if (times < 1) throw new IllegalArgumentException("a retry needs at least one attempt, not " + times);
        Objects.requireNonNull(first, "a retry needs its first delay");
        Objects.requireNonNull(attempts, "a retry needs something to try");
        return async(() -> {
            var earlier = new ArrayList<Exception>();
            for (Duration most = first; ; most = doubled(most)) {
                try {
                    return await(attempts.get());
                } catch (Exception failure) {
                    if (earlier.size() == times - 1) throw withSuppressed(failure, earlier);
                    earlier.add(failure);
                }
                await(Time.sleep(await(partOf(most))));
            }
        });
    }

    private static Duration doubled(Duration span) {
        if (span.compareTo(LONG_ENOUGH) >= 0) return span;
        Duration twice = span.multipliedBy(2);
        return twice.compareTo(LONG_ENOUGH) < 0 ? twice : LONG_ENOUGH;
    }

    private static Exception withSuppressed(Exception last, List<Exception> earlier) {
        for (Exception each : earlier) if (each != last) last.addSuppressed(each);
        return last;
    }

    private static Future<Duration> partOf(Duration most) {
        return cx -> Poll.ready(most.multipliedBy(Host.random(cx, 1001)).dividedBy(1000));
    }

    /// The value of an attempt; and if that is not there after `delay`, of a second one beside it: the first
    /// value wins, the other is closed. If both fail, the failure is the first one, with the other suppressed
    /// in it. For requests that may be sent twice.
    ///
    /// Not cancel-safe: a close closes both attempts.
    ///
    /// {@snippet class=RetryTest region=hedge}
    ///
    /// Idea: hedged requests, in "The Tail at Scale" of Dean and Barroso.
    @CancelSafety(Level.LOSES_PROGRESS)
    public static <T> Future<T> hedge(Duration delay, Supplier<Future<T>> attempts) {
        Objects.requireNonNull(delay, "a hedge needs its delay");
        Objects.requireNonNull(attempts, "a hedge needs something to try");
        return Futures.race(List.of(after(Duration.ZERO, attempts), after(delay, attempts)));
    }

    private static <T> Future<T> after(Duration delay, Supplier<Future<T>> attempts) {
        return async(() -> {
            await(Time.sleep(delay));
            return await(attempts.get());
        });
    }
}
