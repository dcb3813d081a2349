package async.measure;

import async.measure.chart.Chart;
import async.measure.chart.Numbers;
import async.measure.chart.Series;
import async.measure.chart.Spread;
import async.measure.chart.Table;
import async.measure.chart.Unit;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/// How long requests took that were meant to come at a steady pace, in nanoseconds, with those corrected that a
/// slow answer kept from being sent.
///
/// Who asks again only after an answer sends nothing while an answer is late, and so leaves out the very requests
/// that would have waited longest: **coordinated omission**. Each time is therefore kept twice:
///
/// | | from | shows |
/// |---|---|---|
/// | uncorrected | when the request was sent | how long the service worked at it |
/// | corrected | when it was due | how long somebody waited who came at that time |
///
/// Percentiles are the corrected ones, and whatever shows them says how they were corrected, with the uncorrected
/// p99 beside them. Three digits are kept of each time.
///
/// {@snippet class=LatenciesTest region=record}
///
/// Idea: Gil Tene, "How NOT to measure latency", and his HdrHistogram.
public final class Latencies implements Spread {

    private static final int DIGITS = 3;
    private static final List<Integer> ONE_IN = List.of(2, 10, 100, 1_000, 10_000);

    private final AbstractHistogram sent;
    private final AbstractHistogram due;
    private final String how;

    private Latencies(AbstractHistogram sent, AbstractHistogram due, String how) {
        if (sent.getTotalCount() == 0)
            throw new IllegalArgumentException("no requests, no latencies: send at least one");
        this.sent = sent;
        this.due = due;
        this.how = how;
    }

    /// Sends a request every `interval`, from this thread, and times each from when it was due. One that became
    /// due while this thread still waited for an answer is sent as soon as that is there. One request comes first
    /// that is not counted, to load code; over two seconds, a progress bar appears.
    ///
    /// @throws InterruptedException if the cell is interrupted
    public static Latencies record(int n, Duration interval, Action request) throws Exception {
        return record(n, interval, request, System::nanoTime, Thread::sleep);
    }

    static Latencies record(int n, Duration interval, Action request, LongSupplier clock, Sleeper sleeper)
            throws Exception {
        Histogram sent = new Histogram(DIGITS), due = new Histogram(DIGITS);
        request.run();
        try (var progress = Progress.of("sending", n)) {
            long start = clock.getAsLong();
            for (int i = 0; i < n; i++) {
                long early = start + i * interval.toNanos() - clock.getAsLong();
                if (early > 0) sleeper.sleep(Duration.ofNanos(early));
                else if (Thread.interrupted()) throw new InterruptedException("stopped after " + i + " of " + n);
                long begun = clock.getAsLong();
                request.run();
                long took = clock.getAsLong() - begun;
                sent.recordValue(took);
                due.recordValue(took + Math.max(0, -early)); // an alarm that rang late is not the service's fault
                progress.step();
            }
        }
        return new Latencies(sent, due, "timed from when each was due, one every " + Units.time(interval.toNanos()));
    }

    /// Latencies that somebody measured from when each request was sent, one after the other. For each that took
    /// longer than the interval between them, those that it must have held up are added, each an interval shorter
    /// than the one before.
    ///
    /// {@snippet class=LatenciesTest region=corrected}
    ///
    /// @param interval how often a request should have been sent
    public static Latencies corrected(Duration interval, long... nanos) {
        var sent = new Histogram(DIGITS);
        for (long each : nanos) sent.recordValue(each);
        var filled = sent.copyCorrectedForCoordinatedOmission(interval.toNanos());
        return new Latencies(
                sent, filled, "those held up by a slow one added, one every " + Units.time(interval.toNanos()));
    }

    /// How many requests were sent.
    public long count() {
        return sent.getTotalCount();
    }

    /// The time within which `percent` of those who came at a steady pace were served, in nanoseconds.
    public double percentile(double percent) {
        return at(due, percent);
    }

    /// The same as it looks without the correction.
    public double uncorrected(double percent) {
        return at(sent, percent);
    }

    @Override
    public double min() {
        return due.getMinValue();
    }

    @Override
    public double median() {
        return percentile(50);
    }

    @Override
    public double max() {
        return due.getMaxValue();
    }

    /// The corrected percentiles as a line for [Chart#line] with `.logX()`: at 100, the time that one request in
    /// 100 exceeds. It ends where a single request decides.
    public Series series(String name) {
        return series(name, due);
    }

    /// How they were corrected, and what they would have looked like: the line that every chart of them owes its
    /// reader.
    public String note() {
        return how + " · p99 " + Units.time(percentile(99)) + ", uncorrected " + Units.time(uncorrected(99));
    }

    /// Both lines: as those who waited saw it, and as it looks from the sender's side.
    public Chart chart(String title) {
        var unit = Unit.fitting(percentile(99)).name();
        return Chart.line(title, "one in", unit, series("from when due", due), series("from when sent", sent))
                .logX()
                .note(note());
    }

    /// The percentiles that so many requests can tell, corrected and not.
    public Table table() {
        var table = Table.of("", "corrected", "uncorrected").caption(count() + " requests, " + how);
        for (int oneIn : told(due)) {
            double percent = percent(oneIn);
            table.row(name(percent), Units.time(percentile(percent)), Units.time(uncorrected(percent)));
        }
        return table.row("slowest", Units.time(max()), Units.time(sent.getMaxValue()));
    }

    @Override
    public String toString() {
        return "median %s, %s, %s requests".formatted(Units.time(median()), note(), Numbers.exact(count()));
    }

    private static Series series(String name, AbstractHistogram of) {
        var series = Chart.series(name);
        for (int oneIn : told(of)) series.at(oneIn, Stats.of(at(of, percent(oneIn))));
        return series;
    }

    /// A percentile is told while one request at least lies beyond it.
    private static List<Integer> told(AbstractHistogram of) {
        return ONE_IN.stream().filter(oneIn -> oneIn <= of.getTotalCount()).toList();
    }

    /// 99 for one in 100.
    private static double percent(int oneIn) {
        return 100 - 100.0 / oneIn;
    }

    private static double at(AbstractHistogram of, double percent) {
        if (!(percent >= 0 && percent <= 100))
            throw new IllegalArgumentException("a percentile lies between 0 and 100, not at " + percent);
        return of.getValueAtPercentile(percent);
    }

    /// "p99", "p99.9".
    private static String name(double percent) {
        return "p" + Double.toString(percent).replaceFirst("\\.0$", "");
    }

    /// Waits, so that a test can do without.
    @FunctionalInterface
    interface Sleeper {

        void sleep(Duration time) throws InterruptedException;
    }
}
