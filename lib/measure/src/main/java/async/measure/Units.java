package async.measure;

import java.util.Locale;

/// How this course writes numbers and times: three digits that mean something, and the unit always there.
///
/// {@snippet class=UnitsTest region=units}
public final class Units {

    /// The units a time can be told in, smallest first. `token` is what a page writes, `shown` is what it reads.
    enum Scale {
        NS("ns", "ns", 1),
        US("us", "µs", 1e3),
        MS("ms", "ms", 1e6),
        S("s", "s", 1e9);

        final String token;
        final String shown;
        final double nanos;

        Scale(String token, String shown, double nanos) {
            this.token = token;
            this.shown = shown;
            this.nanos = nanos;
        }

        /// The largest unit that keeps the number at one or more.
        static Scale fitting(double nanos) {
            var best = NS;
            for (var scale : values()) if (Math.abs(nanos) >= scale.nanos) best = scale;
            return best;
        }
    }

    private Units() {}

    /// A time in the unit that suits it: `1.23 ms`.
    public static String time(double nanos) {
        var scale = Scale.fitting(nanos);
        return number(nanos / scale.nanos) + " " + scale.shown;
    }

    /// A number with three meaningful digits, in groups of three: `0.0123`, `12.3`, `12,300`.
    public static String number(double value) {
        return like(value, value);
    }

    /// `value` with as many decimals as `model` would get, so that numbers side by side can be compared.
    static String like(double value, double model) {
        if (!Double.isFinite(value)) return Double.toString(value);
        return String.format(Locale.ROOT, "%,." + decimals(Math.abs(model)) + "f", value);
    }

    private static int decimals(double size) {
        if (size == 0 || size >= 100) return 0;
        return Math.min(9, 2 - (int) Math.floor(Math.log10(size)));
    }

    /// How many nanoseconds a page's unit has, or 1 for a unit that is no time.
    static double nanosIn(String unit) {
        for (var scale : Scale.values()) if (scale.token.equals(unit)) return scale.nanos;
        return 1;
    }

    /// A number with a page's unit: `50 ms`, `3 requests`; whole numbers without decimals.
    static String with(String unit, double value) {
        var whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return (whole ? String.format(Locale.ROOT, "%,.0f", value) : number(value)) + " " + shown(unit);
    }

    private static String shown(String unit) {
        for (var scale : Scale.values()) if (scale.token.equals(unit)) return scale.shown;
        return unit;
    }
}
