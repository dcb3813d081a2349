package async.measure.chart;

import java.util.OptionalDouble;

/// A value to draw across a chart, in the chart's unit: the reader's guess. An empty one draws nothing.
///
/// {@snippet class=BarsTest region=guess}
public interface Mark {

    OptionalDouble at();

    /// What it is, such as "your guess"; the chart adds the value and its unit.
    String label();
}
