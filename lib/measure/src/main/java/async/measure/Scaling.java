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
/// that
/// fails, or would take too long, stops there; the point and the reason are drawn and named.
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

    private Scaling(String title, String unit, String note, Map<Model, Curve> curves) {
        this.title = title;
        this.unit = unit;
        this.note = note;
        this.curves = curves;
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
        return new Scaling("N jobs that each wait " + wait, "ms", "a warm JVM for each model", curves);
    }

    /// How much memory the process holds while N jobs wait, a bare JVM included. Needs Linux.
    ///
    /// @param budget what one size may take
    /// @throws InterruptedException if the cell is interrupted
    public static Scaling memory(Duration budget, int[] sizes, Model... models)
            throws IOException, InterruptedException {
        var curves = new LinkedHashMap<Model, Curve>();
        try (var progress = Progress.of("weighing", models.length * sizes.length)) {
            for (var model : models) curves.put(model, weighed(model, Weighing.of(model, budget), sizes, progress));
        }
        return new Scaling(
                "Memory of a process in which N jobs wait", "MB", "resident set, a JVM for each point", curves);
    }

    private static Curve timed(Model model, Duration pause, Duration budget, int[] sizes)
            throws IOException, InterruptedException {
        long most = model == Model.PLATFORM_THREADS ? ThreadLimit.safe() : Long.MAX_VALUE;
        var tried = IntStream.of(sizes).filter(size -> size <= most).boxed().toList();
        var arguments = Stream.concat(
                        Stream.of(model.name(), pause.toString(), budget.toString()),
                        tried.stream().map(Object::toString))
                .toList();
        var flags = List.of(
                "-XX:+UseSerialGC", "-Xmx" + Weighing.heap(SystemFiles.here().freeMemory()) + "m");
        var child = new ChildJvm(flags, budget.multipliedBy(tried.size()).plus(START));
        return switch (child.run(TimedJobs.class, arguments)) {
            case Said(var lines) -> curve(model, lines, sizes, Units.number(most) + Weighing.TOO_MANY);
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

    private static Curve weighed(Model model, Weighing weighing, int[] sizes, Progress progress)
            throws IOException, InterruptedException {
        var points = new ArrayList<Point>();
        Sample smaller = null;
        for (int size : sizes) {
            switch (weighing.weigh(size, smaller)) {
                case Weighing.Refused(var why) -> {
                    return new Curve(model.toString(), points, new Stopped(size, why));
                }
                case Sample sample -> {
                    points.add(new Point(size, Stats.of(sample.after().resident() / 1048576.0)));
                    smaller = sample;
                }
            }
            progress.step();
        }
        return new Curve(model.toString(), points, new Whole());
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
