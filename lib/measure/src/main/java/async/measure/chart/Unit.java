package async.measure.chart;

import java.util.Map;

/// The unit of an axis. A unit of time scales a [Spread] from nanoseconds; any other takes numbers as they are.
record Unit(String name, double nanos) {

    private static final Map<String, Double> TIMES = Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9);

    static Unit of(String name) {
        return new Unit(name.equals("us") ? "µs" : name.strip(), TIMES.getOrDefault(name, 1.0));
    }

    /// The largest unit of time in which this duration is at least 2.
    static Unit fitting(double duration) {
        if (duration >= 10e9) return of("s");
        if (duration >= 2e6) return of("ms");
        return of(duration >= 2e3 ? "us" : "ns");
    }

    boolean isTime() {
        return TIMES.containsKey(name);
    }

    /// A number with its unit behind it, or alone where there is none.
    String after(String number) {
        return name.isEmpty() ? number : number + " " + name;
    }

    /// A heading with its unit in brackets.
    String heading(String text) {
        return name.isEmpty() ? text : text + " (" + name + ")";
    }
}
