package async.bench.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How often a job is done, and the median of what counted.
///
/// @param smoke whether all sizes are a thousandth, and one round is enough: the value then says nothing
record Rounds(boolean smoke) {

    private static final Duration UNMEASURED = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(1);

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

    /// For rounds that are short: two seconds unmeasured, then one that counts.
    double byTime(Round round) throws Exception {
        if (smoke) return round.run();
        during(UNMEASURED, round);
        return median(during(MEASURED, round));
    }

    /// For rounds that are long.
    double byCount(int unmeasured, int measured, Round round) throws Exception {
        if (smoke) return round.run();
        for (int i = 0; i < unmeasured; i++) round.run();
        var values = new ArrayList<Double>();
        for (int i = 0; i < measured; i++) values.add(round.run());
        return median(values);
    }

    private static List<Double> during(Duration time, Round round) throws Exception {
        var values = new ArrayList<Double>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) values.add(round.run());
        return values;
    }

    private static double median(List<Double> values) {
        values.sort(null);
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /// What each of so many operations cost, in nanoseconds.
    static double nanos(long operations, Act act) throws Exception {
        long start = System.nanoTime();
        act.run();
        return (double) (System.nanoTime() - start) / operations;
    }
}
