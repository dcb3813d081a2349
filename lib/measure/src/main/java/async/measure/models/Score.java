package async.measure.models;

import async.measure.Measure;
import async.measure.Threads;
import async.measure.models.FanOut.Tally;
import async.measure.web.Engine;
import async.measure.web.Engines;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a [FanOut] asks of this machine, in several runs.
///
/// {@snippet class=ScoreTest region=score}
///
/// @param fastest milliseconds on the wall of the fastest run
/// @param slowest the same of the slowest
/// @param processor milliseconds of processor time that the fastest run took in this JVM, without the engines' thread
/// @param threads started by the run that started most
/// @param tally what each run counted
public record Score(double fastest, double slowest, double processor, long threads, Tally tally) {

    private static final int REHEARSAL = 20;

    private record Run(double wall, double processor, long threads, Tally tally) {}

    /// Lets so many clients ask all engines, so many times; first, uncounted, a few of them, which load the code.
    ///
    /// @throws IllegalStateException if two runs counted differently
    public static Score of(Model model, int runs, int clients, Engines engines) throws Exception {
        if (runs < 1) throw new IllegalArgumentException("a score needs 1 run or more, not " + runs);
        var all = new ArrayList<Run>();
        try (var way = model.fanOut()) {
            run(way, REHEARSAL, engines);
            for (int i = 0; i < runs; i++) all.add(run(way, clients, engines));
        }
        return of(model, all);
    }

    private static Run run(FanOut way, int clients, Engines engines) throws Exception {
        var sites = engines.all().stream().map(Engine::statistics).toList();
        var tally = new Tally[1];
        var wall = new long[1];
        long before = processor(engines);
        var used = Threads.during(() -> wall[0] = Measure.once(() -> tally[0] = way.run(clients, sites)));
        return new Run(wall[0] / 1e6, (processor(engines) - before) / 1e6, used.started(), tally[0]);
    }

    private static long processor(Engines engines) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() - engines.busy().toNanos();
    }

    private static Score of(Model model, List<Run> runs) {
        var tallies = runs.stream().map(Run::tally).distinct().toList();
        if (tallies.size() > 1) throw new IllegalStateException(model + ": the runs counted differently: " + tallies);
        runs.sort(Comparator.comparing(Run::wall));
        var best = runs.getFirst();
        long threads = runs.stream().mapToLong(Run::threads).max().orElseThrow();
        return new Score(best.wall, runs.getLast().wall, best.processor, threads, tallies.getFirst());
    }
}
