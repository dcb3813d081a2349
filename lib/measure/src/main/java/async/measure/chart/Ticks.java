package async.measure.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Round values for the marks of an axis: 1, 2 or 5 times a power of ten.
final class Ticks {

    private static final int MOST_DECADES = 8;

    private Ticks() {}

    /// The round step that gives at most `most` marks over `span`.
    static double step(double span, int most) {
        double power = Math.pow(10, Math.floor(Math.log10(span / most)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(head -> clean(head * power))
                .filter(step -> span / step <= most)
                .findFirst()
                .orElse(clean(20 * power)); // only when the division above has rounded down
    }

    /// The first round value at or above a positive one.
    static double above(double value) {
        return step(value, 1);
    }

    /// All round values from `lo` to `hi`, both included.
    static List<Double> linear(double lo, double hi, int most) {
        double step = step(hi - lo, most);
        long first = (long) Math.ceil(lo / step - 1e-9);
        long last = (long) Math.floor(hi / step + 1e-9);
        return LongStream.rangeClosed(first, last)
                .mapToObj(k -> clean(k * step))
                .toList();
    }

    /// Powers of ten, with their 2 and 5 between where there are few of them, every second where there are many.
    static List<Double> log(double lo, double hi) {
        int first = (int) Math.floor(Math.log10(lo));
        int last = (int) Math.ceil(Math.log10(hi));
        int every = (last - first) / MOST_DECADES + 1;
        return IntStream.iterate(first, power -> power <= last, power -> power + every)
                .boxed()
                .flatMap(power -> heads(last - first).map(head -> clean(head * Math.pow(10, power))))
                .filter(tick -> tick >= lo * (1 - 1e-9) && tick <= hi * (1 + 1e-9))
                .toList();
    }

    private static Stream<Double> heads(int decades) {
        return decades <= 2 ? Stream.of(1.0, 2.0, 5.0) : Stream.of(1.0);
    }

    /// 0.30000000000000004 is not a round value.
    private static double clean(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.9e", value));
    }
}
