package async.cases;

import static async.await.Async.async;
import static async.await.Async.await;

import async.check.Trial;
import async.core.AsyncBody;
import async.core.AsyncIterator;
import async.core.Future;
import async.core.Poll;
import async.future.Futures;
import async.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the scenarios of several operations share.
final class Scenarios {

    static final Duration SECOND = Duration.ofSeconds(1);

    private Scenarios() {}

    /// Ends at this moment, however often it is closed.
    static void timed(Trial trial, Duration moment, Supplier<Future<Void>> operation) {
        trial.produced(moment);
        trial.operation(1, operation, _ -> trial.consumed(trial.now()));
    }

    static void part(Trial trial, Function<Future<Void>, Future<?>> wrapping) {
        trial.operation(1, () -> erased(wrapping.apply(trial.part(Time.sleep(SECOND)))), _ -> {});
    }

    /// Made of a short and a long one.
    static void parts(Trial trial, BinaryOperator<Future<?>> combining) {
        part(trial, first -> combining.apply(first, trial.part(Time.sleep(SECOND.multipliedBy(2)))));
    }

    @SuppressWarnings("unchecked") // nobody looks at the value
    static Future<Object> erased(Future<?> future) {
        return (Future<Object>) future;
    }

    /// A part takes a letter and has it; another goes on.
    static void taking(Trial trial, Function<Future<Integer>, Future<?>> combined) {
        var letters = new ArrayDeque<>(List.of(1, 2));
        trial.produced(1);
        trial.operation(
                1,
                () -> erased(combined.apply(async(() -> letters.remove()))),
                values -> trial.consumed(values.toString().contains("1") ? 1 : 2));
    }

    /// A body counts its beginnings.
    static void begun(Trial trial, Function<AsyncBody<Object>, Future<Object>> engine) {
        trial.produced("begun");
        trial.operation(
                1,
                () -> engine.apply(() -> {
                    trial.consumed("begun");
                    return await(Futures.yieldNow());
                }),
                _ -> {});
    }

    /// Gives the letters, and rests before each.
    static AsyncIterator<Integer> resting(Integer... letters) {
        var left = new ArrayDeque<>(List.of(letters));
        var rested = new boolean[1];
        return cx -> {
            rested[0] = !rested[0];
            if (!rested[0]) return Poll.ready(left.poll());
            cx.waker().wake();
            return Poll.pending();
        };
    }
}
