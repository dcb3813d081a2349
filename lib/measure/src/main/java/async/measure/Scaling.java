package async.measure;

import async.measure.ChildJvm.Failed;
import async.measure.ChildJvm.Said;
import async.measure.Curve.Point;
import async.measure.Curve.Stopped;
import async.measure.Curve.Whole;
import async.measure.chart.Chart;
import async.measure.chart.Figure;
import async.measure.chart.Series;
import async.measure.models.Model;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How a model's cost grows with the number of jobs that wait: time or memory against N, on two log scales. A model
/// that fails, or would take too long, stops there; the point and the reason are drawn and named.
///
/// Everything runs in child JVMs: time in one for each model, memory in one for each point. An interrupt kills them.
///
/// {@snippet class=ScalingTest region=scaling}
public final class Scaling implements Figure {

    private static final Duration START = Duration.ofSeconds(10);

    private final String title;
    private final String unit;
    private final String note;
    private final Map<Model, Curve> curves;
    private final Map<Model, Footprint> footprints; // of those that were weighed

    private Scaling(
            String title, String unit, String note, Map<Model, Curve> curves, Map<Model, Footprint> footprints) {
        this.title = title;
        this.unit = unit;
        this.note = note;
        this.curves = curves;
        this.footprints = footprints;
    }

    /// Powers of ten: 10, 100, 1,000 and so on.
    public static int[] decades(int first, int last) {
        return LongStream.iterate(first, n -> n <= last, n -> n * 10)
                .mapToInt(n -> (int) n)
                .toArray();
    }

    /// How long it takes until N jobs that each wait for `pause` have all ended.
    ///
    /// @param budget what the runs of one size may take together; a size that would take longer alone is not tried
    /// @throws InterruptedException if the cell is interrupted
    public static Scaling time(Duration pause, Duration budget, int[] sizes, Model... models)
            throws IOException, InterruptedException {
        var curves = new LinkedHashMap<Model, Curve>();
        try (var progress = Progress.of("timing", models.length)) {
            for (var model : models) {
                curves.put(model, timed(model, pause, budget, sizes));
                progress.step();
            }
        }
        var wait = Units.time(pause.toNanos());
        return new Scaling("N jobs that each wait " + wait, "ms", "a warm JVM for each model", curves, Map.of());
    }

    /// How much memory the process holds while N jobs wait, a bare JVM included. Needs Linux.
    ///
    /// @param budget what one size may take
    /// @throws InterruptedException if the cell is interrupted
    public static Scaling memory(Duration budget, int[] sizes, Model... models)
            throws IOException, InterruptedException {
        var curves = new LinkedHashMap<Model, Curve>();
        var footprints = new LinkedHashMap<Model, Footprint>();
        try (var progress = Progress.of("weighing", models.length * sizes.length)) {
            for (var model : models) {
                var weighing = Weighing.of(model, budget);
                var samples = new ArrayList<Sample>();
                curves.put(model, weighed(model, weighing, samples, sizes, progress));
                for (int i = samples.size(); i < sizes.length; i++) progress.step(); // refused, and so done with
                if (samples.size() > 1)
                    footprints.put(model, new Footprint(model.toString(), weighing.flags(), samples));
            }
        }
        var title = "Memory of a process in which N jobs wait";
        return new Scaling(title, "MB", "resident set, a JVM for each point", curves, footprints);
    }

    private static Curve timed(Model model, Duration pause, Duration budget, int[] sizes)
            throws IOException, InterruptedException {
        long most = Weighing.mostThreads(model.name());
        var tried = IntStream.of(sizes).filter(size -> size <= most).boxed().toList();
        var arguments = Stream.concat(
                        Stream.of(model.name(), pause.toString(), budget.toString()),
                        tried.stream().map(Object::toString))
                .toList();
        var flags = List.of(
                "-XX:+UseSerialGC", "-Xmx" + Weighing.heap(SystemFiles.here().freeMemory()) + "m");
        var child = new ChildJvm(flags, budget.multipliedBy(tried.size()).plus(START));
        return switch (child.run(TimedJobs.class, arguments)) {
            case Said(var lines) -> curve(model, lines, sizes, Weighing.beyond(most));
            case Failed(var words, var lines) -> curve(model, lines, sizes, words);
        };
    }

    /// @param otherwise why it ended early, if the child did not say
    static Curve curve(Model model, List<String> lines, int[] sizes, String otherwise) {
        var points = lines.stream()
                .filter(line -> line.matches("\\d[\\d ]*"))
                .map(Scaling::point)
                .toList();
        if (points.size() == sizes.length) return new Curve(model.toString(), points, new Whole());
        var why = lines.stream()
                .filter(line -> line.startsWith(TimedJobs.STOPPED))
                .map(line -> line.substring(TimedJobs.STOPPED.length()))
                .findFirst();
        return new Curve(model.toString(), points, new Stopped(sizes[points.size()], why.orElse(otherwise)));
    }

    private static Point point(String line) {
        var numbers =
                Stream.of(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Point((int) numbers[0], Stats.of(Arrays.copyOfRange(numbers, 1, numbers.length)));
    }

    /// @param samples gets one for each size that was weighed
    private static Curve weighed(Model model, Weighing weighing, List<Sample> samples, int[] sizes, Progress progress)
            throws IOException, InterruptedException {
        for (int size : sizes) {
            switch (weighing.weigh(size, samples.isEmpty() ? null : samples.getLast())) {
                case Weighing.Refused(var why) -> {
                    return new Curve(model.toString(), points(samples), new Stopped(size, why));
                }
                case Sample sample -> samples.add(sample);
            }
            progress.step();
        }
        return new Curve(model.toString(), points(samples), new Whole());
    }

    private static List<Point> points(List<Sample> samples) {
        return samples.stream().map(Scaling::point).toList();
    }

    private static Point point(Sample sample) {
        return new Point(sample.jobs(), Stats.of(sample.after().resident() / (double) (1 << 20)));
    }

    /// The largest N that this model came to, 0 if it failed at the first.
    public int largest(Model model) {
        return of(model).largest();
    }

    /// What this model took at a size that it came to: nanoseconds, or MB.
    ///
    /// @throws NoSuchElementException if it did not
    public Stats at(Model model, int size) {
        return of(model).points().stream()
                .filter(point -> point.size() == size)
                .map(Point::value)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(model + " did not come to " + size + " jobs"));
    }

    /// What one more job takes of the memory, by the line through this model's points.
    ///
    /// @throws NoSuchElementException if it was not weighed at two sizes or more
    public Footprint footprint(Model model) {
        if (footprints.containsKey(model)) return footprints.get(model);
        throw new NoSuchElementException(model + " was not weighed at two sizes here");
    }

    private Curve of(Model model) {
        if (curves.containsKey(model)) return curves.get(model);
        throw new NoSuchElementException(model + " was not measured here: only " + curves.keySet() + " were");
    }

    /// The same as a chart, to draw a guess into.
    public Chart chart() {
        var series = curves.values().stream().map(Curve::series).toArray(Series[]::new);
        return Chart.line(title, "N", unit, series).note(note).logX().logY();
    }

    @Override
    public String html() {
        return chart().html();
    }

    @Override
    public String text() {
        return chart().text();
    }
}
