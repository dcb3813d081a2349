package async.measure.chart;

/// A measurement and how far it wandered, in nanoseconds. No number goes without its spread.
public interface Spread {

    double min();

    double median();

    double max();

    /// Whether the middle is an estimate and the ends lie one standard error away from it, as for a regression; if not,
    /// they are the lowest, the median and the highest of what was measured.
    default boolean estimated() {
        return false;
    }
}
