package async.measure;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// What may lie behind a verdict that nobody expected: first what can be seen now, then what is usual.
final class Causes {

    private Causes() {}

    static List<String> onThisMachine() {
        return of(Machine.cores(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), hot());
    }

    /// @param load how many programs wanted a core in the last minute, negative where that is unknown
    static List<String> of(int cores, double load, List<String> hot) {
        var causes = new ArrayList<String>();
        if (!hot.isEmpty()) causes.add("this kernel still computes something (" + hot.getFirst() + "): restart it");
        if (load > cores)
            causes.add("the machine is busy (%s programs wanted a core in the last minute, it has %d)"
                    .formatted(Units.number(load), cores));
        if (cores < 2) causes.add("this machine has one core only");
        causes.add("something disturbed this one measurement, or a cell above ran twice: run the section from its top");
        causes.add("or we are wrong: then your numbers are news");
        return causes;
    }

    private static List<String> hot() {
        try {
            return HotThreads.ofThisJvm().look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the cell is being stopped, and its next wait will say so
            return List.of();
        }
    }
}
