package async.time;

import java.time.Duration;

/// Time for tests: it starts at 0 and stands still. An executor on this clock jumps to its next alarm when no task
/// can run, so an hour of sleeping takes no time and always ends in the same order.
///
/// Belongs to one thread, the one that runs the executor.
///
/// {@snippet class=PausedClockTest region=paused}
///
/// Idea: `tokio::time::pause`, which advances by itself too.
public final class PausedClock implements Clock {

    private long now;

    PausedClock() {}

    @Override
    public long now() {
        return now;
    }

    /// Moves on by `step`; the executor rings what is due when it next looks.
    ///
    /// {@snippet class=PausedClockTest region=advance}
    ///
    /// @throws IllegalArgumentException if `step` is negative
    public void advance(Duration step) {
        if (step.isNegative()) throw new IllegalArgumentException("time goes forward only, not by " + step);
        now += step.toNanos();
    }

    /// Moves on to `moment`, or stays where it is if that has passed. For executors.
    ///
    /// {@snippet class=PausedClockTest region=until}
    public void advanceTo(long moment) {
        if (moment - now > 0) now = moment;
    }
}
