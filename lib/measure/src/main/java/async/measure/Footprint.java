package async.measure;

import async.measure.chart.Figure;
import async.measure.chart.Numbers;
import async.measure.chart.Table;
import async.measure.chart.Tabled;
import async.measure.models.Model;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a waiting job takes of the memory, by regression: so many wait in a JVM of their own, then more of them in
/// another, then more again, and the slope of the line through these is the cost of one.
///
/// - **heap** is what its live objects take, after a full collection.
/// - **resident** is what the process holds of the machine's memory (`VmRSS`), the garbage and the room that a
///   collector leaves included.
/// - **reserved** are addresses (`VmSize`): a thread asks for its whole stack at once, and touches little of it.
///
/// Only Linux tells the last two. An interrupt kills the child JVM.
///
/// {@snippet class=FootprintTest region=footprint}
public final class Footprint implements Tabled {

    private static final int FEWEST = 3;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final List<String> flags;
    private final List<Sample> samples;

    /// @param samples two or more, ascending
    Footprint(String name, List<String> flags, List<Sample> samples) {
        this.name = name;
        this.flags = flags;
        this.samples = List.copyOf(samples);
    }

    /// Weighs a model's jobs at these sizes.
    ///
    /// @param sizes how many jobs wait at once: three or more, ascending
    /// @throws IllegalArgumentException if there are fewer, or the model cannot have so many wait
    /// @throws IllegalStateException if memory cannot hold them, or the child JVM failed
    /// @throws InterruptedException if the cell is interrupted
    public static Footprint of(Model model, int... sizes) throws IOException, InterruptedException {
        return of(model.toString(), Weighing.of(model, LIMIT), sizes);
    }

    static Footprint of(String name, Weighing weighing, int... sizes) throws IOException, InterruptedException {
        check(sizes);
        var samples = new ArrayList<Sample>();
        try (var progress = Progress.of("weighing " + name, sizes.length)) {
            for (int size : sizes) {
                samples.add(weigh(name, weighing, size, samples.isEmpty() ? null : samples.getLast()));
                progress.step();
            }
        }
        return new Footprint(name, weighing.flags(), samples);
    }

    private static Sample weigh(String name, Weighing weighing, int size, Sample smaller)
            throws IOException, InterruptedException {
        return switch (weighing.weigh(size, smaller)) {
            case Sample sample -> sample;
            case Weighing.Refused(var words) ->
                throw new IllegalStateException(
                        "%s %s cannot be weighed: %s; ask for fewer".formatted(Numbers.exact(size), name, words));
        };
    }

    private static void check(int... sizes) {
        boolean rising = IntStream.range(1, sizes.length).allMatch(i -> sizes[i] > sizes[i - 1]);
        if (sizes.length < FEWEST || !rising || sizes[0] < 1)
            throw new IllegalArgumentException("a line needs three sizes or more, ascending from 1: not "
                    + IntStream.of(sizes).mapToObj(Integer::toString).collect(Collectors.joining(", ")));
    }

    public Slope heap() {
        return slope(Sample.Weight::heap);
    }

    public Slope resident() {
        return slope(Sample.Weight::resident);
    }

    public Slope reserved() {
        return slope(Sample.Weight::reserved);
    }

    private Slope slope(ToLongFunction<Sample.Weight> part) {
        var bytes = samples.stream()
                .mapToDouble(sample -> part.applyAsLong(sample.after()))
                .toArray();
        if (bytes[0] < 0) return Slope.UNKNOWN;
        return Slope.through(samples.stream().mapToDouble(Sample::jobs).toArray(), bytes);
    }

    /// One row for each, in bytes a waiting job.
    public static Figure compare(Footprint... footprints) {
        var table = Table.of("bytes a waiting job", "heap", "resident", "reserved", "measured at");
        for (var one : footprints)
            table.row(
                    one.name,
                    one.heap().range(),
                    one.resident().range(),
                    one.reserved().range(),
                    one.sizes());
        return table.caption("Each size in a JVM of its own; one shown alone tells its options");
    }

    @Override
    public Table table() {
        var table = Table.of("memory", "bytes a job", "MB without any", "how it is read");
        row(table, "heap", heap(), "live objects, after a full collection");
        row(table, "resident", resident(), "VmRSS: memory that was touched");
        row(table, "reserved", reserved(), "VmSize: addresses that were asked for, whole stacks included");
        return table.caption(
                "%s, waiting: %s of them, each time in a JVM of its own: %s".formatted(name, sizes(), options()));
    }

    private static void row(Table table, String memory, Slope slope, String how) {
        if (slope.known()) table.row(memory, slope.range(), slope.megabytes(), how);
        else table.row(memory, "none", "none", slope.toString());
    }

    private String sizes() {
        return samples.stream().map(sample -> Numbers.exact(sample.jobs())).collect(Collectors.joining(", "));
    }

    private String options() {
        return String.join(" ", flags);
    }
}
