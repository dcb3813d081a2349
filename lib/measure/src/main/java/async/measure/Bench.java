package async.measure;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongSupplier;

/// What stands behind [Measure]: the clock, the look at the neighbours and the screen, so that a test can bring its
/// own.
record Bench(LongSupplier clock, HotThreads neighbours, Screen screen) {

    private static final long WARM_UP = 100_000_000;

    static Bench here() {
        return new Bench(System::nanoTime, HotThreads.ofThisJvm(), Output.screen());
    }

    Stats repeat(int n, LongTask task) throws Exception {
        return measure(n, List.of(task)).getFirst();
    }

    Stats time(int n, Action action) throws Exception {
        return repeat(n, timed(action));
    }

    long once(Action action) throws Exception {
        if (Thread.interrupted()) throw new InterruptedException("stopped before it began");
        return timed(action).run();
    }

    Comparison compare(int n, List<Action.Named> actions) throws Exception {
        refuseTwins(actions);
        var measured =
                measure(n, actions.stream().map(named -> timed(named.action())).toList());
        var byName = new LinkedHashMap<String, Stats>();
        for (int i = 0; i < actions.size(); i++) byName.put(actions.get(i).name(), measured.get(i));
        return new Comparison(byName);
    }

    private List<Stats> measure(int n, List<LongTask> tasks) throws Exception {
        if (n < 1) throw new IllegalArgumentException("repeat at least once, not " + n + " times");
        warnOfNeighbours();
        for (var task : tasks) warmUp(n, task);
        var nanos = new double[tasks.size()][n];
        try (var progress = new Progress("measuring", n, clock, screen)) {
            for (int run = 0; run < n; run++) {
                for (int i = 0; i < tasks.size(); i++) nanos[i][run] = uninterrupted(run, n, tasks.get(i));
                progress.step();
            }
        }
        return List.of(nanos).stream().map(Stats::of).toList();
    }

    private void warmUp(int n, LongTask task) throws Exception {
        long begun = clock.getAsLong();
        int done = 0;
        do uninterrupted(0, n, task);
        while (++done < n && clock.getAsLong() - begun < WARM_UP);
    }

    /// A body that spins never notices an interrupt; so it is looked for before each run.
    private static long uninterrupted(int run, int n, LongTask task) throws Exception {
        if (Thread.interrupted()) throw new InterruptedException("stopped after " + run + " of " + n + " runs");
        return task.run();
    }

    private LongTask timed(Action action) {
        return () -> {
            long begun = clock.getAsLong();
            action.run();
            return clock.getAsLong() - begun;
        };
    }

    private void warnOfNeighbours() throws InterruptedException {
        var hot = neighbours.look();
        if (!hot.isEmpty()) Output.say(HotThreads.warning(hot));
    }

    private static void refuseTwins(List<Action.Named> actions) {
        var names = new HashSet<String>();
        for (var action : actions)
            if (!names.add(action.name()))
                throw new IllegalArgumentException("two actions are called \"" + action.name() + "\": name them apart");
        if (names.size() < 2) throw new IllegalArgumentException("a comparison needs two actions or more");
    }
}
