package async.measure.chart;

import java.util.Map;

/// The unit of a number or an axis. A unit of time scales a [Spread] from nanoseconds; any other takes numbers as they
/// are. A page writes `us`, and reads `µs`.
///
/// {@snippet class=NumbersTest region=units}
///
/// @param nanos how many nanoseconds the unit has, 1 if it is none of time
public record Unit(String name, double nanos) {

    private static final Map<String, Double> TIMES = Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9);

    public static Unit of(String name) {
        return new Unit(name.equals("us") ? "µs" : name.strip(), TIMES.getOrDefault(name, 1.0));
    }

    /// The unit for one time alone: the largest that keeps it at one or more.
    public static Unit fitting(double nanos) {
        if (nanos >= 1e9) return of("s");
        if (nanos >= 1e6) return of("ms");
        return of(nanos >= 1e3 ? "us" : "ns");
    }

    /// The unit for all times of a picture this long: a small one, for most of them are much shorter.
    static Unit spanning(double duration) {
        if (duration >= 10e9) return of("s");
        if (duration >= 2e6) return of("ms");
        return of(duration >= 2e3 ? "us" : "ns");
    }

    boolean isTime() {
        return TIMES.containsKey(name);
    }

    /// A time in this unit, without it.
    public String in(double time) {
        return Numbers.rounded(time / nanos);
    }

    /// A number with its unit behind it, or alone where there is none.
    public String after(String number) {
        return name.isEmpty() ? number : number + " " + name;
    }

    /// A heading with its unit in brackets.
    String heading(String text) {
        return name.isEmpty() ? text : text + " (" + name + ")";
    }
}
