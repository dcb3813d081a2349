package async.measure.jmh;

import async.measure.chart.Spread;
import async.measure.chart.Unit;
import java.io.Serializable;

/// What JMH says of one benchmark: nanoseconds an operation.
///
/// @param mean JMH's own score
/// @param error the mean lies within `mean` plus or minus this, with 99.9 % confidence, if iterations wander by chance
/// @param runs how many iterations were counted, over all forks
public record Score(String name, double min, double median, double max, double mean, double error, long runs)
        implements Spread, Serializable {

    @Override
    public String toString() {
        var unit = Unit.fitting(median);
        return "median %s (%s to %s, %d runs)".formatted(unit.after(unit.in(median)), unit.in(min), unit.in(max), runs);
    }
}
