package async.measure.models;

import java.time.Duration;

/// What each job of a [Crowd] does: says that it has begun, computes, then waits.
///
/// {@snippet class=WorkTest region=work}
///
/// @param loops how often it turns the crank; about a nanosecond each
/// @param pause how long it waits afterwards, zero for not at all
/// @param begun called by each job when it begins, from whatever thread it runs on; most often nothing
public record Work(int loops, Duration pause, Runnable begun) {

    private static final Runnable NOBODY = () -> {};

    public Work {
        if (loops < 0) throw new IllegalArgumentException("loops count from 0, not " + loops);
        if (pause.isNegative()) throw new IllegalArgumentException("a pause lasts 0 or longer, not " + pause);
    }

    /// Ends at once: what is left is the cost of having a job at all.
    public static Work nothing() {
        return mixed(0, Duration.ZERO);
    }

    public static Work waiting(Duration pause) {
        return mixed(0, pause);
    }

    public static Work computing(int loops) {
        return mixed(loops, Duration.ZERO);
    }

    public static Work mixed(int loops, Duration pause) {
        return new Work(loops, pause, NOBODY);
    }

    /// The same work, which calls `listener` as each job begins.
    public Work telling(Runnable listener) {
        return new Work(loops, pause, listener);
    }

    public boolean waits() {
        return !pause.isZero();
    }

    /// Computes, on this thread.
    ///
    /// @return the same number each time, so that whoever skips a job is found out by the sum
    public long compute() {
        begun.run();
        long state = 88172645463325252L; // xorshift: each turn needs the one before
        for (int i = 0; i < loops; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        return 1 + (state & 0xff);
    }
}
