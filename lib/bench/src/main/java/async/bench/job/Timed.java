package async.bench.job;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The jobs whose tasks wait for a clock.
final class Timed {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double MILLI = 1e6;

    private Timed() {}

    private record Round(double cpu, double p99) {}

    static List<Value> timers(Peer peer, Rounds rounds) throws Exception {
        int tasks = rounds.size(1_000_000);
        int longest = rounds.size(1_000_000_000);
        List<Round> all = rounds.values(1, 1, () -> round(peer, new Naps(tasks, longest)));
        return List.of(
                new Value("-cpu", "ms", median(all, Round::cpu)), new Value("-p99", "ms", median(all, Round::p99)));
    }

    private static Round round(Peer peer, Naps naps) throws Exception {
        long before = PROCESS.getProcessCpuTime();
        peer.nap(naps);
        double cpu = (PROCESS.getProcessCpuTime() - before) / MILLI;
        return new Round(cpu, naps.p99());
    }

    private static double median(List<Round> all, ToDoubleFunction<Round> part) {
        return Rounds.median(all.stream().map(part::applyAsDouble).toList());
    }

    static double timeouts(Peer peer, Rounds rounds) throws Exception {
        int times = rounds.size(10_000);
        peer.sleepers(rounds.size(100_000));
        return rounds.byTime(() -> Rounds.nanos(times, () -> peer.timeouts(times)));
    }
}
