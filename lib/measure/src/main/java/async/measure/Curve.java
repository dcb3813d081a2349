package async.measure;

import async.measure.chart.Chart;
import async.measure.chart.Series;
import java.util.List;

/// What one model did at ever larger sizes.
///
/// @param points ascending
record Curve(String name, List<Point> points, End end) {

    /// @param value nanoseconds, or MB
    record Point(int size, Stats value) {}

    /// How far it came.
    sealed interface End {}

    /// To the last size.
    record Whole() implements End {}

    /// @param size the first that it did not do
    record Stopped(int size, String why) implements End {}

    Series series() {
        var series = Chart.series(name);
        points.forEach(point -> series.at(point.size(), point.value()));
        return switch (end) {
            case Whole() -> series;
            case Stopped(int size, String why) -> series.stopped(size, why);
        };
    }

    int largest() {
        return points.isEmpty() ? 0 : points.getLast().size();
    }
}
