package async.measure;

import java.util.List;

/// Runs something again and again and says how long it took, with the spread.
///
/// - **Warm-up** comes first and is not counted: one run at least, then more, until as many have run as will be counted
///   or a tenth of a second has passed.
/// - **An interrupt** stops it at the next run, or in the run if the body minds it, with an InterruptedException.
/// - **A failure** of the body passes through as it is.
/// - Over two seconds, a progress bar appears. If another thread of this JVM burns the processor, a line says so.
///
/// {@snippet class=MeasureTest region=time}
///
/// Idea: JMH, for what has to be measured inside one notebook cell. For nanoseconds use [Jmh].
public final class Measure {

    private Measure() {}

    /// Repeats a body that measures itself.
    ///
    /// {@snippet class=MeasureTest region=repeat}
    ///
    /// @param n how many runs to count, 1 or more
    /// @throws InterruptedException if the cell is interrupted
    public static Stats repeat(int n, LongTask task) throws Exception {
        return Bench.here().repeat(n, task);
    }

    /// Repeats an action and takes the time of each run.
    public static Stats time(int n, Action action) throws Exception {
        return Bench.here().time(n, action);
    }

    /// Runs an action once, without warm-up.
    ///
    /// @return nanoseconds
    public static long once(Action action) throws Exception {
        return Bench.here().once(action);
    }

    /// Times several actions in turn, A B A B, so that whatever disturbs the machine disturbs them all.
    ///
    /// {@snippet class=MeasureTest region=compare}
    public static Comparison compare(int n, Action.Named... actions) throws Exception {
        return Bench.here().compare(n, List.of(actions));
    }

    /// A name for one side of a comparison.
    public static Action.Named named(String name, Action action) {
        return new Action.Named(name, action);
    }
}
