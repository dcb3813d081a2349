package async.measure.chart;

/// A measurement and how far it wandered, in nanoseconds. No number goes without its spread.
public interface Spread {

    double min();

    double median();

    double max();
}
