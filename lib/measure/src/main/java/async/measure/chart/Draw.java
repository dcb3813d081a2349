package async.measure.chart;

/// Explanatory drawings: nothing in them is measured.
///
/// {@snippet class=DrawTest region=draw}
public final class Draw {

    private Draw() {}

    /// The life of a task, from new to done or cancelled.
    public static Figure taskLife() {
        return TaskLife.picture();
    }

    /// Who calls whom while a future waits: executor, future, event and queue.
    public static Figure pollLoop() {
        return PollLoop.picture();
    }

    /// The same three jobs on three threads, and as three tasks on one.
    public static Figure lanes() {
        return TwoWays.picture();
    }
}
