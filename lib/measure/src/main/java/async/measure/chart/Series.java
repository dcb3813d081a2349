package async.measure.chart;

import java.util.ArrayList;
import java.util.List;

/// The points of one line of a chart: made by [Chart#series(String)].
///
/// {@snippet class=LinesTest region=lines}
public final class Series {

    final String name;
    private final List<Point> points = new ArrayList<>();
    private Stop stop = Stop.NOWHERE;

    Series(String name) {
        this.name = name;
    }

    /// Adds a measured point, with its spread, and returns this series.
    public Series at(double x, Spread y) {
        points.add(new Point(x, Amount.of(y)));
        return this;
    }

    /// Adds a point, `y` in the unit of the chart, and returns this series.
    public Series at(double x, double y) {
        points.add(new Point(x, new Amount.Plain(y)));
        return this;
    }

    /// Says that this series could not go on, and returns it. A cross stands after its last point, and the words below
    /// the chart.
    ///
    /// {@snippet class=LinesTest region=stopped}
    ///
    /// @param x the first place that it did not reach
    /// @param why goes on after "stopped at 10,000:"
    public Series stopped(double x, String why) {
        stop = new Stop(x, why);
        return this;
    }

    Stop stop() {
        return stop;
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    record Point(double x, Amount y) {}

    /// Where a series ended before its time, and why.
    record Stop(double x, String why) {

        static final Stop NOWHERE = new Stop(Double.NaN, "");

        boolean happened() {
            return !Double.isNaN(x);
        }
    }
}
