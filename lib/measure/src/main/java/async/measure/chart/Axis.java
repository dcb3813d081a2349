package async.measure.chart;

import java.util.List;

/// From values to pixels. `from` is the pixel of `lo` and `to` that of `hi`; upwards, `to` is the smaller one.
record Axis(double lo, double hi, double from, double to, boolean log) {

    /// Runs from `lo` to `hi`; a range that is a point gets some room.
    static Axis linear(double lo, double hi, double from, double to) {
        return new Axis(lo, hi > lo ? hi : lo + Math.max(1, Math.abs(lo)), from, to, false);
    }

    /// Runs from the power of ten at or under `lo`, over one power at least. Both must be positive.
    static Axis log(double lo, double hi, double from, double to) {
        double bottom = Math.pow(10, Math.floor(Math.log10(lo) + 1e-9));
        return new Axis(bottom, Math.max(hi, bottom * 10), from, to, true);
    }

    /// The same with both ends moved outwards to round values.
    Axis rounded(int most) {
        if (log) return new Axis(lo, Ticks.above(hi), from, to, true);
        double step = Ticks.step(hi - lo, most);
        return linear(Math.floor(lo / step + 1e-9) * step, Math.ceil(hi / step - 1e-9) * step, from, to);
    }

    /// True for what an axis can reach: beyond, the next power of ten is infinite or 0, and has no place.
    static boolean reaches(double value) {
        double size = Math.abs(value);
        return size == 0 || size >= 1e-200 && size <= 1e200;
    }

    boolean holds(double value) {
        return value >= lo && value <= hi;
    }

    /// The pixel of a value; what lies beyond an end stands at that end.
    double at(double value) {
        double inside = Math.clamp(value, lo, hi);
        return from + (to - from) * (scale(inside) - scale(lo)) / (scale(hi) - scale(lo));
    }

    List<Double> ticks(int most) {
        return log ? Ticks.log(lo, hi) : Ticks.linear(lo, hi, most);
    }

    private double scale(double value) {
        return log ? Math.log10(value) : value;
    }
}
