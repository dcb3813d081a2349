package async.measure;

import async.measure.models.Crowd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/// The program of a child JVM: runs ever larger crowds of jobs that wait, and says how long each took, until the next
/// one would take too long.
///
/// It says a line for each size, `1000 52000000 51000000`, and at the end `stopped WHY` if it did not come to all.
final class TimedJobs {

    static final String STOPPED = "stopped ";
    private static final int MOST_RUNS = 3;

    private final Crowd crowd;
    private final Duration pause;
    private final long budget;

    private TimedJobs(Crowd crowd, Duration pause, Duration budget) {
        this.crowd = crowd;
        this.pause = pause;
        this.budget = budget.toNanos();
    }

    /// @param arguments the crowd, the pause, the budget for each size, the sizes
    public static void main(String[] arguments) throws Exception {
        Parent.watch();
        Crowds.warmUp(arguments[0]);
        try (var crowd = Crowds.named(arguments[0])) {
            var sizes =
                    List.of(arguments).stream().skip(3).map(Integer::valueOf).toList();
            new TimedJobs(crowd, Duration.parse(arguments[1]), Duration.parse(arguments[2])).run(sizes);
        }
        Runtime.getRuntime().halt(0);
    }

    private void run(List<Integer> sizes) throws Exception {
        for (int i = 0; i < sizes.size(); i++) {
            long took = run(sizes.get(i));
            if (i + 1 == sizes.size()) return;
            long next = pause.toNanos() + Math.max(0, took - pause.toNanos()) * sizes.get(i + 1) / sizes.get(i);
            if (next <= budget) continue;
            System.out.println(STOPPED
                    + "not tried, about %s expected and %s allowed".formatted(Units.time(next), Units.time(budget)));
            return;
        }
    }

    /// As often as the budget allows, once at least.
    private long run(int jobs) throws Exception {
        var runs = new ArrayList<Long>();
        long spent = 0;
        do {
            long begun = System.nanoTime();
            crowd.run(jobs, Crowds.work(pause, new CountDownLatch(jobs)));
            runs.add(System.nanoTime() - begun);
            spent += runs.getLast();
        } while (runs.size() < MOST_RUNS && spent + runs.getLast() <= budget);
        System.out.println(jobs + " " + runs.stream().map(Object::toString).collect(Collectors.joining(" ")));
        return runs.stream().mapToLong(Long::longValue).min().orElseThrow();
    }
}
