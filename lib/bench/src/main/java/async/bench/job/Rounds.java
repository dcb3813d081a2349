package async.bench.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// How often a job is done, and the median of what counted.
///
/// @param smoke whether all sizes are a thousandth, and one round is enough: the value then says nothing
record Rounds(boolean smoke) {

    private static final Duration UNMEASURED = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofMillis(700);

    /// One round, and what an operation of it cost.
    interface Round {
        double run() throws Exception;
    }

    interface Act {
        void run() throws Exception;
    }

    int size(int full) {
        return smoke ? Math.max(1, full / 1000) : full;
    }

    /// For rounds that are short: two seconds unmeasured, in which the JVM compiles, then 0.7 that count.
    double byTime(Round round) throws Exception {
        if (smoke) return round.run();
        during(UNMEASURED, round);
        return median(during(MEASURED, round));
    }

    /// For rounds that are long.
    double byCount(int unmeasured, int measured, Round round) throws Exception {
        return median(values(unmeasured, measured, round::run));
    }

    /// What each measured round gave.
    <T> List<T> values(int unmeasured, int measured, Callable<T> round) throws Exception {
        if (smoke) return List.of(round.call());
        for (int i = 0; i < unmeasured; i++) round.call();
        var values = new ArrayList<T>();
        for (int i = 0; i < measured; i++) values.add(round.call());
        return values;
    }

    private static List<Double> during(Duration time, Round round) throws Exception {
        var values = new ArrayList<Double>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) values.add(round.run());
        return values;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// What each of so many operations cost, in nanoseconds.
    static double nanos(long operations, Act act) throws Exception {
        long start = System.nanoTime();
        act.run();
        return (double) (System.nanoTime() - start) / operations;
    }
}
