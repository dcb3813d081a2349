package async.measure;

import async.measure.chart.Spread;
import java.util.stream.IntStream;

/// The straight line through what was measured at several sizes: what each one more costs, and what the first one costs
/// before it is there. The line comes from least squares; its spread are the slopes between neighbouring sizes.
///
/// {@snippet class=SlopeTest region=slope}
///
/// @param bytesEach what one more costs, not a number where it cannot be read on this system
/// @param fixed what stands there without any, as the line has it
/// @param least the smallest slope between two neighbouring sizes
/// @param most the largest one
public record Slope(double bytesEach, double fixed, double least, double most) implements Spread {

    static final Slope UNKNOWN = new Slope(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /// @param sizes at least two, ascending
    static Slope through(double[] sizes, double[] bytes) {
        double x = IntStream.range(0, sizes.length)
                .mapToDouble(i -> sizes[i])
                .average()
                .orElseThrow();
        double y = IntStream.range(0, bytes.length)
                .mapToDouble(i -> bytes[i])
                .average()
                .orElseThrow();
        double rise = 0;
        double run = 0;
        for (int i = 0; i < sizes.length; i++) {
            rise += (sizes[i] - x) * (bytes[i] - y);
            run += (sizes[i] - x) * (sizes[i] - x);
        }
        var steps = IntStream.range(1, sizes.length)
                .mapToDouble(i -> (bytes[i] - bytes[i - 1]) / (sizes[i] - sizes[i - 1]))
                .summaryStatistics();
        double each = rise / run;
        return new Slope(each, y - each * x, steps.getMin(), steps.getMax());
    }

    public boolean known() {
        return Double.isFinite(bytesEach);
    }

    @Override
    public double min() {
        return least;
    }

    @Override
    public double median() {
        return bytesEach;
    }

    @Override
    public double max() {
        return most;
    }

    @Override
    public String toString() {
        if (!known()) return "cannot be read on this system";
        return "%s bytes each, %s MB without any".formatted(range(), megabytes());
    }

    /// `609 (601 to 622)`.
    String range() {
        return known()
                ? "%s (%s to %s)".formatted(Units.number(bytesEach), Units.number(least), Units.number(most))
                : "none";
    }

    /// The fixed part, which is too large for bytes.
    String megabytes() {
        return Units.number(fixed / (1 << 20));
    }
}
