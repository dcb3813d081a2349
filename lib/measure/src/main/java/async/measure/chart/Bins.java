package async.measure.chart;

import java.util.Arrays;

/// Sorted values counted into columns of one round width; on a log scale, of one round ratio.
///
/// @param first the left edge of the first column, in steps
/// @param step the width of a column; on a log scale the width of its power of ten
/// @param beyond how many values lie right of the last column
record Bins(double first, double step, int[] counts, int beyond, boolean log) {

    private static final int FEW = 6;
    private static final int MANY = 24;
    private static final double FAR = 3;
    private static final int ALONE = 2; // empty columns on each side of a single one

    static Bins of(double[] sorted, boolean log) {
        double lo = log ? Math.log10(sorted[0]) : sorted[0];
        double hi = log ? Math.log10(sorted[sorted.length - 1]) : end(sorted);
        double step = Ticks.step(hi > lo ? hi - lo : room(lo, log), columns(sorted.length));
        double first = Math.floor(lo / step + 1e-9) - (hi > lo ? 0 : ALONE);
        int size = (int) (Math.floor(hi / step + 1e-9) - first) + 1 + (hi > lo ? 0 : ALONE);
        return new Bins(first, step, new int[size], 0, log).filled(sorted);
    }

    int size() {
        return counts.length;
    }

    int count(int i) {
        return counts[i];
    }

    double from(int i) {
        return edge(first + i);
    }

    double to(int i) {
        return edge(first + i + 1);
    }

    int fullest() {
        int peak = 0;
        for (int i = 1; i < counts.length; i++) if (counts[i] > counts[peak]) peak = i;
        return peak;
    }

    private Bins filled(double[] sorted) {
        var filled = new int[counts.length];
        Arrays.stream(sorted)
                .mapToInt(this::column)
                .filter(i -> i < filled.length)
                .forEach(i -> filled[i]++);
        int inside = Arrays.stream(filled).sum();
        return new Bins(first, step, filled, sorted.length - inside, log);
    }

    private int column(double value) {
        double at = log ? Math.log10(value) : value;
        return (int) Math.max(0, Math.floor(at / step + 1e-9) - first);
    }

    private double edge(double steps) {
        double at = steps * step;
        return log ? Math.pow(10, at) : at;
    }

    /// The largest value, or the 98th percentile where the rest lies several times as far out as that.
    private static double end(double[] sorted) {
        double usual = sorted[(int) (0.98 * (sorted.length - 1))];
        double last = sorted[sorted.length - 1];
        return last - sorted[0] > FAR * (usual - sorted[0]) && usual > sorted[0] ? usual : last;
    }

    private static double room(double value, boolean log) {
        return log || value == 0 ? 1 : Math.abs(value);
    }

    private static int columns(int values) {
        return Math.clamp((int) (2 * Math.sqrt(values)), FEW, MANY);
    }
}
