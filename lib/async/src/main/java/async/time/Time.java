package async.time;

import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Timers;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/// Waiting for a moment.
///
/// The clock is the executor's, found in [Context#host]; without an executor it is the machine's, and one daemon
/// thread, `async-driver`, rings for the whole process.
public final class Time {

    private Time() {}

    /// Ready `span` after its **first poll**, never earlier, up to about a millisecond later. Nothing waits before
    /// that poll (tokio's `sleep` counts from its making). Zero or less is ready at the first poll.
    ///
    /// A closed sleep leaves the wheel at once; asked for again, it waits its whole span again.
    ///
    /// {@snippet class=TimeTest region=sleep}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static Future<Void> sleep(Duration span) {
        return new Sleep(saturated(Objects.requireNonNull(span, "a sleep needs its span")), Sleep.From.FIRST_POLL);
    }

    /// Ready at `deadline`, in nanoseconds of the executor's clock: `System.nanoTime()`, unless a test has paused
    /// it. Cancel-safe. As there, the long may turn over, and so a moment more than 292 years ahead counts as past.
    ///
    /// {@snippet class=TimeTest region=sleepUntil}
    @CancelSafety(CancelSafety.Level.SAFE)
    public static Future<Void> sleepUntil(long deadline) {
        return new Sleep(deadline, Sleep.From.CLOCK);
    }

    /// The value of `future`, if it comes within `span` of the first poll. Otherwise `future` is closed, and the
    /// failure is a [java.util.concurrent.TimeoutException]. When both are due in one poll, the value wins.
    ///
    /// Cancel-safe if `future` is.
    ///
    /// {@snippet class=TimeTest region=timeout}
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public static <T> Future<T> timeout(Duration span, Future<T> future) {
        return new Timeout<>(span, future);
    }

    /// A tick every `period`, the first at once. Nothing runs before the first tick is polled (tokio counts
    /// from the making of its `interval`).
    ///
    /// {@snippet class=IntervalTest region=interval}
    ///
    /// @throws IllegalArgumentException if `period` is not above zero
    public static Interval interval(Duration period) {
        if (!Objects.requireNonNull(period, "an interval needs its period").isPositive())
            throw new IllegalArgumentException(
                    "an interval of " + text(period) + " would never pause: give it a period above zero");
        return new Interval(saturated(period));
    }

    static Timers timersOf(Context cx) {
        Host host = cx.host();
        return host == null ? Driver.timers() : host.timers();
    }

    /// As people write it: 1.5s, 2m30s; what is finer than a millisecond is left out.
    static String text(long nanos) {
        return text(Duration.ofNanos(nanos).truncatedTo(ChronoUnit.MILLIS));
    }

    static String text(Duration span) {
        return span.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static long saturated(Duration span) {
        if (span.isNegative()) return 0;
        return span.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) < 0 ? span.toNanos() : Long.MAX_VALUE / 2;
    }
}
