package async.bench.job;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/// Sleeps of a random length, and how late each of them ended. For tasks that share one thread.
final class Naps {

    private static final double MILLI = 1e6;

    private final int[] spans; // in nanoseconds
    private final long[] late;
    private int woken;

    /// @param longest in nanoseconds
    Naps(int tasks, int longest) {
        spans = new Random(42).ints(tasks, 0, longest + 1).toArray();
        late = new long[tasks];
    }

    int size() {
        return spans.length;
    }

    Duration span(int i) {
        return Duration.ofNanos(spans[i]);
    }

    /// Gives the moment when nap `i` is due, if it begins now.
    long due(int i) {
        return System.nanoTime() + spans[i];
    }

    /// @return whether it was the last
    boolean woke(long due) {
        late[woken++] = System.nanoTime() - due;
        return woken == late.length;
    }

    /// In milliseconds; 99 of 100 were no later.
    double p99() {
        if (woken != late.length) throw new IllegalStateException(woken + " of " + late.length + " tasks woke");
        Arrays.sort(late);
        if (late[0] < 0) throw new IllegalStateException("a task woke " + -late[0] + " ns early");
        return late[(int) Math.ceil(0.99 * late.length) - 1] / MILLI;
    }
}
