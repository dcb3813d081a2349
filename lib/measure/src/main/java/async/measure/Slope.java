package async.measure;

import async.measure.chart.Spread;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The straight line through what was measured at several sizes, by least squares: what one more costs, and what stands
/// there without any. Its spread is the standard error of the slope: two times in three, another measurement would come
/// out within it.
///
/// {@snippet class=SlopeTest region=slope}
///
/// @param bytesEach what one more costs, not a number where it cannot be read on this system
/// @param fixed what stands there without any
/// @param spread how far `bytesEach` may be off, not a number where two sizes are all there is
public record Slope(double bytesEach, double fixed, double spread) implements Spread {

    static final Slope UNKNOWN = new Slope(Double.NaN, Double.NaN, Double.NaN);

    /// @param sizes at least two, all different
    static Slope through(double[] sizes, double[] bytes) {
        double x = DoubleStream.of(sizes).average().orElseThrow();
        double y = DoubleStream.of(bytes).average().orElseThrow();
        double run = sum(sizes.length, i -> (sizes[i] - x) * (sizes[i] - x));
        double each = sum(sizes.length, i -> (sizes[i] - x) * (bytes[i] - y)) / run;
        double fixed = y - each * x;
        double off = sum(sizes.length, i -> Math.pow(bytes[i] - fixed - each * sizes[i], 2));
        int free = sizes.length - 2; // a line through two points is never off
        return new Slope(each, fixed, free == 0 ? Double.NaN : Math.sqrt(off / free / run));
    }

    private static double sum(int count, IntToDoubleFunction term) {
        return IntStream.range(0, count).mapToDouble(term).sum();
    }

    public boolean known() {
        return Double.isFinite(bytesEach);
    }

    @Override
    public double min() {
        return Double.isNaN(spread) ? bytesEach : bytesEach - spread;
    }

    @Override
    public double median() {
        return bytesEach;
    }

    @Override
    public double max() {
        return Double.isNaN(spread) ? bytesEach : bytesEach + spread;
    }

    @Override
    public boolean estimated() {
        return true;
    }

    @Override
    public String toString() {
        if (!known()) return "cannot be read on this system";
        return "%s bytes each, %s MB without any".formatted(range(), megabytes());
    }

    /// `609 ± 12`, the spread in whole bytes, rounded up.
    String range() {
        if (!known()) return "none";
        var each = Units.number(bytesEach);
        return Double.isNaN(spread) ? each + " (two sizes)" : each + " ± " + Units.number(Math.ceil(spread));
    }

    /// The fixed part, which is too large for bytes.
    String megabytes() {
        return Units.number(fixed / (1 << 20));
    }
}
