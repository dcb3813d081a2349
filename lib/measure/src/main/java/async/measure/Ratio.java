package async.measure;

import async.measure.chart.Spread;

/// How many times as long one thing took as another, pair by pair: a number without a unit, with its spread.
///
/// {@snippet class=MeasureTest region=compare}
public record Ratio(double min, double median, double max, int pairs) implements Spread {

    static Ratio of(Stats above, Stats below) {
        var tops = above.nanos();
        var bottoms = below.nanos();
        var ratios = new double[tops.length];
        for (int i = 0; i < ratios.length; i++) ratios[i] = tops[i] / bottoms[i];
        var stats = Stats.of(ratios);
        return new Ratio(stats.min(), stats.median(), stats.max(), ratios.length);
    }

    @Override
    public String toString() {
        return "%s times (%s to %s, %d pairs)"
                .formatted(Units.number(median), Units.number(min), Units.number(max), pairs);
    }
}
