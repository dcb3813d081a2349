package async.cases;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.cases.Scenarios.SECOND;
import static async.cases.Scenarios.erased;
import static async.cases.Scenarios.part;
import static async.cases.Scenarios.parts;
import static async.cases.Scenarios.taking;
import static async.cases.Scenarios.timed;
import static java.util.Map.entry;

import async.check.Checked;
import async.check.Trial;
import async.core.Future;
import async.future.Futures;
import async.future.JoinSet;
import async.future.Result;
import async.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Of packages `future` and `check`: futures made of futures.
public final class FutureScenarios {

    public static final Map<String, Trial.Scenario> ALL = Map.ofEntries(
            // future
            entry("Futures.ready", trial -> timed(trial, Duration.ZERO, () -> Futures.ready(null))),
            entry("Futures.failed", trial -> timed(trial, Duration.ZERO, FutureScenarios::failed)),
            entry("Futures.never", trial -> timed(trial, SECOND, FutureScenarios::neverAgain)),
            entry("Futures.yieldNow", FutureScenarios::yielding),
            entry("Futures.join", trial -> taking(trial, a -> Futures.join(a, Futures.yieldNow()))),
            entry("Futures.joinAll", trial -> taking(trial, a -> Futures.joinAll(List.of(a, cut())))),
            entry("Futures.select", trial -> parts(trial, Futures::select)),
            entry("Futures.selectBiased", trial -> parts(trial, Futures::selectBiased)),
            entry("Futures.race", trial -> parts(trial, (a, b) -> Futures.race(List.of(erased(a), erased(b))))),
            entry("Futures.outcome", trial -> part(trial, Futures::outcome)),
            entry("Futures.borrow", FutureScenarios::borrowing),
            entry("JoinSet.next", FutureScenarios::joining),
            // check
            entry("Checked.of", trial -> part(trial, a -> Checked.of(a))),
            entry("Checked.impatient", trial -> part(trial, a -> Checked.of(a).impatient())),
            entry("Trial.part", trial -> part(trial, a -> trial.part(a))));

    private FutureScenarios() {}

    private static Future<Integer> cut() {
        return async(() -> {
            await(Futures.yieldNow());
            return 0;
        });
    }

    private static Future<Void> failed() {
        return async(() -> {
            try {
                await(Futures.failed(new IOException("no")));
            } catch (IOException expected) {
                return;
            }
        });
    }

    /// The second of a select, so that the trial ends.
    private static Future<Void> neverAgain() {
        return async(() -> {
            await(Futures.select(Futures.never(), Time.sleepUntil(SECOND.toNanos())));
        });
    }

    private static void yielding(Trial trial) {
        trial.produced("first");
        trial.produced("second");
        trial.operation(1, Futures::yieldNow, _ -> trial.consumed("first"));
        trial.beside(async(() -> {
            await(Futures.yieldNow());
            trial.consumed("second");
        }));
    }

    private static void borrowing(Trial trial) {
        var nap = trial.use(Time.sleep(SECOND));
        timed(trial, SECOND, () -> Futures.borrow(nap));
    }

    private static void joining(Trial trial) {
        var set = trial.use(new JoinSet<Integer>());
        for (int i = 0; i < 3; i++) {
            int value = i;
            trial.produced(new Result.Ok<>(value));
            set.add(async(() -> {
                await(Time.sleep(SECOND.multipliedBy(value)));
                return value;
            }));
        }
        trial.operation(3, set::next, trial::consumed);
    }
}
