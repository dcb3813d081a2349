package async.measure.chart;

import java.util.ArrayList;
import java.util.List;

/// The points of one line of a chart: made by [Chart#series(String)].
///
/// {@snippet class=LinesTest region=lines}
public final class Series {

    final String name;
    private final List<Point> points = new ArrayList<>();

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

    List<Point> points() {
        return List.copyOf(points);
    }

    record Point(double x, Amount y) {}
}
