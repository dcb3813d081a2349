package async.measure;

import async.measure.chart.Figure;
import java.io.File;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The machine that the numbers of a page come from, as this JVM sees it: inside a container, what the container
/// allows.
///
/// {@snippet class=MachineTest region=machine}
public final class Machine {

    private static final int LOOKS = 10_000;

    private Machine() {}

    /// A table of what matters for the measurements, and a line for each thing that is off.
    public static Figure card() {
        return new MachineCard(
                specs(),
                Runtime.version(),
                system(),
                collector(),
                clockStep(),
                Object.class.getModule().isExported("jdk.internal.vm", Machine.class.getModule()),
                LocalDate.now());
    }

    /// How many processors this JVM may use.
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// How much memory this machine, or its container, has, in MB.
    public static long memory() {
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return bean.getTotalMemorySize() >> 20;
    }

    static Specs specs() {
        return new Specs(cores(), memory(), Runtime.getRuntime().maxMemory() >> 20, onPath("cargo"));
    }

    /// In a few words, for a line of the results.
    static String name() {
        return "%s, %d cores, %s, JDK %s"
                .formatted(
                        system(),
                        cores(),
                        MachineCard.gigabytes(memory()),
                        Runtime.version().feature());
    }

    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /// The smallest step that this machine's clock was seen to take, in nanoseconds: nothing shorter can be timed once.
    private static long clockStep() {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            long before = System.nanoTime();
            long step = System.nanoTime() - before;
            if (step > 0) smallest = Math.min(smallest, step);
        }
        return smallest;
    }

    private static String collector() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
