package async.measure.jmh;

import async.measure.Progress;
import async.measure.jmh.Told.Begun;
import async.measure.jmh.Told.Ended;
import async.measure.jmh.Told.Failed;
import async.measure.jmh.Told.Planned;
import async.measure.jmh.Told.Scored;
import async.measure.jmh.Told.Step;
import async.measure.jmh.Told.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The page's side of a run: hears what the host tells, and sees to it that nothing is left of it.
///
/// ```
///   told       what follows
///   Waiting    one line for the reader; the limit counts from later
///   Planned    a progress bar of so many steps; the limit counts from now
///   Begun      its name is remembered, for the sentence of a failure
///   Step       the bar moves
///   Scored     kept
///   Ended      -> Measured
///   Failed     -> Failure
///   nothing, up to the limit        -> Failure: it does not end
///   an interrupt                    InterruptedException
/// ```
///
/// However it ends, the host and its forks are ended, and their folder is removed.
public final class Forked {

    /// How a run ends, unless it is interrupted.
    public sealed interface Outcome {

        record Measured(JmhResult result) implements Outcome {}

        /// @param why in one sentence
        record Failure(String why) implements Outcome {}
    }

    private final Duration budget;
    private final Duration limit;
    private final List<Score> scores = new ArrayList<>();
    private Plan plan;
    private Progress progress; // null until there is a plan
    private String benchmark = ""; // the one that is measured
    private long deadline;

    private Forked(Duration budget, Duration limit) {
        this.budget = budget;
        this.limit = limit;
    }

    /// Twice the budget and a quarter of a minute: a busy machine is slow to start JVMs.
    static Duration limit(Duration budget) {
        return budget.multipliedBy(2).plusSeconds(15);
    }

    /// @param classPath of the benchmarks, beside that of this JVM
    /// @param classes the canonical names of the benchmarks' classes
    /// @throws InterruptedException if the cell is interrupted; then, too, no process is left
    public static Outcome run(Duration budget, String classPath, List<String> classes) throws InterruptedException {
        return run(budget, limit(budget), classPath, classes);
    }

    static Outcome run(Duration budget, Duration limit, String classPath, List<String> classes)
            throws InterruptedException {
        var run = new Forked(budget, limit);
        try (var host = HostProcess.start(budget, classPath, classes)) {
            return run.listen(host);
        } finally {
            if (run.progress != null) run.progress.close();
        }
    }

    private Outcome listen(HostProcess host) throws InterruptedException {
        deadline = System.nanoTime() + limit.toNanos();
        for (; ; ) {
            var told = host.told(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (told == null) return new Outcome.Failure(endless());
            var outcome = heard(told);
            if (outcome != null) return outcome;
        }
    }

    /// @return null while there is more to hear
    private Outcome heard(Told told) {
        switch (told) {
            case Waiting() -> giveWay();
            case Planned(var made) -> begin(made);
            case Begun(var name) -> benchmark = name;
            case Step() -> progress.step();
            case Scored(var score) -> scores.add(score);
            case Ended() -> {
                return new Outcome.Measured(new JmhResult(scores, plan));
            }
            case Failed(var why) -> {
                return new Outcome.Failure((benchmark.isEmpty() ? "" : benchmark + " failed: ") + why + ".");
            }
        }
        return null;
    }

    private void giveWay() {
        System.out.println("Another JMH measures on this machine: this one waits for it, at most " + seconds(budget));
        deadline += budget.toNanos();
    }

    private void begin(Plan made) {
        plan = made;
        progress = Progress.of("measuring", made.steps());
        deadline = System.nanoTime() + limit.toNanos();
    }

    private String endless() {
        return "%s did not end in time: %s have gone, of a budget of %s. One call of it may take too long, or never return."
                .formatted(benchmark.isEmpty() ? "JMH" : benchmark, seconds(limit), seconds(budget));
    }

    static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
