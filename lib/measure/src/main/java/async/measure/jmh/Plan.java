package async.measure.jmh;

import java.io.Serializable;
import java.time.Duration;

/// What JMH does in a budget of time: forks, iterations and their length, the same for each benchmark.
///
/// - **Forks:** two, since a JVM may warm up one way or another; one where two would leave too little time; up to five
///   where time is left.
/// - **Iterations:** three to warm up, five that count, of at most a second each.
/// - **Starting** a fork is taken to last half a second. A busy machine needs longer, and the run takes longer then.
///
/// {@snippet class=PlanTest region=plan}
///
/// @param millis the length of an iteration
public record Plan(int benchmarks, int forks, int warmUps, int runs, int millis) implements Serializable {

    private static final int START = 500; // milliseconds, for a fork and for the JVM that starts the forks
    private static final int WARM_UPS = 3;
    private static final int RUNS = 5;
    private static final int SHORT = 50; // milliseconds; one fork is better than two with shorter iterations
    private static final int SHORTEST = 20;
    private static final int LONGEST = 1_000;
    private static final int MOST_FORKS = 5;

    /// @throws IllegalArgumentException if the budget is too small for so many benchmarks
    public static Plan of(Duration budget, int benchmarks) {
        long each = (budget.toMillis() - START) / benchmarks;
        long forks = Math.clamp(each / (START + (WARM_UPS + RUNS) * LONGEST), 2, MOST_FORKS);
        if (iteration(each, forks) < SHORT) forks = 1;
        long millis = Math.min(LONGEST, iteration(each, forks) / 10 * 10);
        if (millis < SHORTEST) throw new IllegalArgumentException(tooLittle(budget, benchmarks));
        return new Plan(benchmarks, (int) forks, WARM_UPS, RUNS, (int) millis);
    }

    /// How many iterations there will be in all.
    public int steps() {
        return benchmarks * forks * (warmUps + runs);
    }

    /// What is done for each benchmark, in the page's words.
    @Override
    public String toString() {
        return "%s x %d x %d ms a benchmark, each fork after %d x %d ms of warm-up"
                .formatted(forks == 1 ? "1 fork" : forks + " forks", runs, millis, warmUps, millis);
    }

    private static long iteration(long each, long forks) {
        return (each / forks - START) / (WARM_UPS + RUNS);
    }

    private static String tooLittle(Duration budget, int benchmarks) {
        long least = START + (long) benchmarks * (START + (WARM_UPS + RUNS) * SHORTEST);
        return "%s too little for %s: give JMH at least %d s"
                .formatted(
                        Forked.seconds(budget) + " is",
                        benchmarks == 1 ? "a benchmark" : benchmarks + " benchmarks",
                        (least + 999) / 1_000);
    }
}
