package async.measure;

import async.measure.chart.Spread;
import async.measure.chart.Unit;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// The times of many runs of the same thing, in nanoseconds. Keeps every one of them: a chart draws what was
/// measured, and not a summary of it.
///
/// {@snippet class=StatsTest region=stats}
public final class Stats implements Spread {

    private final double[] runs; // in the order they were measured
    private final double[] sorted;

    private Stats(double[] runs) {
        if (runs.length == 0) throw new IllegalArgumentException("no runs, no numbers: repeat at least once");
        this.runs = runs;
        this.sorted = runs.clone();
        Arrays.sort(sorted);
    }

    /// @param nanos at least one time
    public static Stats of(double... nanos) {
        return new Stats(nanos.clone());
    }

    /// The same runs, for one of the operations that each of them did.
    ///
    /// {@snippet class=StatsTest region=per}
    ///
    /// @param operations how many a run did, 1 or more
    public Stats per(long operations) {
        if (operations < 1) throw new IllegalArgumentException("a run does 1 operation or more, not " + operations);
        return new Stats(DoubleStream.of(runs).map(nanos -> nanos / operations).toArray());
    }

    public int count() {
        return runs.length;
    }

    @Override
    public double min() {
        return sorted[0];
    }

    @Override
    public double median() {
        return percentile(50);
    }

    @Override
    public double max() {
        return sorted[sorted.length - 1];
    }

    public double mean() {
        return DoubleStream.of(runs).sum() / runs.length;
    }

    /// The time that `percent` of the runs stayed at or below, on the straight line between the two nearest runs.
    public double percentile(double percent) {
        if (!(percent >= 0 && percent <= 100))
            throw new IllegalArgumentException("a percentile lies between 0 and 100, not at " + percent);
        var place = percent / 100 * (sorted.length - 1);
        var below = (int) place;
        var above = Math.min(below + 1, sorted.length - 1);
        if (place == below || sorted[below] == sorted[above]) return sorted[below]; // also where both are infinite
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// Every run in milliseconds, in the order they were measured.
    public double[] millis() {
        return DoubleStream.of(runs).map(nanos -> nanos / 1e6).toArray();
    }

    /// Every run in nanoseconds, in the order they were measured.
    double[] nanos() {
        return runs.clone();
    }

    @Override
    public String toString() {
        var unit = Unit.fitting(median());
        return "median %s (%s to %s, %s)"
                .formatted(
                        unit.after(unit.in(median())),
                        unit.in(min()),
                        unit.in(max()),
                        count() == 1 ? "1 run" : count() + " runs");
    }
}
