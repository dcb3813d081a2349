package async.measure.chart;

import java.util.OptionalDouble;

/// A value to draw across a chart, in the chart's unit: the reader's guess. An empty one draws nothing.
public interface Mark {

    OptionalDouble at();

    String label();
}
