package async.measure;

import async.measure.chart.Figure;
import async.measure.chart.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The facts of one machine on one day, as a page opens with them.
///
/// @param clockStep in nanoseconds
/// @param open whether the coroutine engine's package is exported to us
record MachineCard(
        Specs specs, Runtime.Version jdk, String system, String collector, long clockStep, boolean open, LocalDate date)
        implements Figure {

    private static final int OLDEST = 25;

    /// What the collector's beans are called, and what everybody else calls it.
    private static final Map<String, String> COLLECTORS =
            Map.of("Copy", "Serial", "G1 Young", "G1", "PS", "Parallel", "ZGC", "ZGC", "Shenandoah", "Shenandoah");

    static String gigabytes(long megabytes) {
        return Units.number(megabytes / 1024.0) + " GB";
    }

    @Override
    public String html() {
        return table().html()
                + warnings().stream().map(line -> Line.of(line).html()).collect(Collectors.joining());
    }

    @Override
    public String text() {
        return String.join("\n", table().text(), String.join("\n", warnings())).stripTrailing();
    }

    private Table table() {
        return Table.of("This machine", date.toString())
                .row("Java", "JDK " + jdk)
                .row("cores", Integer.toString(specs.cores()))
                .row("memory", gigabytes(specs.memory()))
                .row("heap of this kernel", specs.heap() + " MB")
                .row("collector", collectorName())
                .row("smallest step of the clock", Units.time(clockStep))
                .row("system", system);
    }

    private String collectorName() {
        return COLLECTORS.keySet().stream()
                .filter(collector::contains)
                .map(COLLECTORS::get)
                .findFirst()
                .orElse(collector);
    }

    /// One line for each thing that is off, with the way out.
    List<String> warnings() {
        var lines = new ArrayList<String>();
        if (jdk.feature() < OLDEST)
            lines.add("! This kernel runs on JDK " + jdk.feature() + "; the course needs JDK " + OLDEST
                    + ": start it with ./course lab, which finds one.");
        if (!open)
            lines.add("! async and await cannot run: start the kernel with"
                    + " --add-exports java.base/jdk.internal.vm=ALL-UNNAMED (./course lab does).");
        if (specs.cores() < 2)
            lines.add("! One core: tasks still overlap their waits, but nothing computes in parallel here.");
        return lines;
    }
}
