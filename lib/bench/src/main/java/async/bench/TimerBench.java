package async.bench;

import async.core.Timers.Alarm;
import async.core.Waker;
import async.time.Clock;
import async.time.PausedClock;
import async.time.Wheel;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Alarms, among 10,000 live ones of the next two hours: most timeouts are set, and cancelled before they ring.
///
/// - **An operation** of `setCancel` is one alarm set and taken back at once; of `setRing` one alarm set and rung, in
///   a second of paused time that passes a millisecond at a time.
/// - **Baselines:** a `PriorityQueue`, whose `remove` looks for its alarm; the JDK's scheduled pool, which removes
///   what is cancelled.
/// - **Left out:** reading the clock, but in the scheduled pool, which does so itself. The queue has no lock; the
///   wheel has one, without rivals.
public class TimerBench extends HotPath {

    private static final int LIVE = 10_000;
    private static final int ALARMS = 1_000;
    private static final int SECOND = 1_000_000_000;
    private static final int MILLI = 1_000_000;
    private static final Duration TICK = Duration.ofMillis(1);

    @Benchmark
    @OperationsPerInvocation(ALARMS)
    public void setCancelWheel(LiveWheel live) {
        for (long deadline : live.deadlines)
            live.wheel.set(deadline, Waker.NOOP).cancel();
    }

    @Benchmark
    @OperationsPerInvocation(ALARMS)
    public void setCancelPriorityQueue(LiveQueue live) {
        for (long deadline : live.deadlines) {
            var entry = new Entry(deadline);
            live.queue.add(entry);
            live.queue.remove(entry);
        }
    }

    @Benchmark
    @OperationsPerInvocation(ALARMS)
    public void setCancelScheduledPool(LivePool live) {
        for (long deadline : live.deadlines) live.schedule(deadline).cancel(false);
    }

    @Benchmark
    @OperationsPerInvocation(LIVE)
    public Object setRingWheel(Soon soon) {
        PausedClock clock = Clock.paused();
        var wheel = new Wheel(clock);
        Alarm last = null;
        for (long deadline : soon.deadlines) last = wheel.set(deadline, Waker.NOOP);
        for (int tick = 0; tick <= SECOND / MILLI; tick++) {
            wheel.advance();
            clock.advance(TICK);
        }
        return last;
    }

    @Benchmark
    @OperationsPerInvocation(LIVE)
    public Object setRingPriorityQueue(Soon soon) {
        var queue = new PriorityQueue<Entry>();
        for (long deadline : soon.deadlines) queue.add(new Entry(deadline));
        for (long now = 0; now <= SECOND; now += MILLI)
            while (!queue.isEmpty() && queue.peek().deadline <= now) queue.poll();
        return queue;
    }

    private record Entry(long deadline) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            return Long.compare(deadline, other.deadline);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(deadline);
        }
    }

    private static final Random RANDOM = new Random(42);

    private static long[] deadlines(int count, long from, long to) {
        return RANDOM.longs(count, from, to).toArray();
    }

    /// All within the next second.
    @State(Scope.Benchmark)
    public static class Soon {
        final long[] deadlines = deadlines(LIVE, 0, SECOND);
    }

    /// None before an hour has passed.
    @State(Scope.Benchmark)
    public abstract static class Later {

        static final long START = System.nanoTime();
        final long[] others = later(LIVE);
        final long[] deadlines = later(ALARMS);

        private static long[] later(int count) {
            return deadlines(count, START + 3_600L * SECOND, START + 7_200L * SECOND);
        }
    }

    public static class LiveWheel extends Later {

        final Wheel wheel = new Wheel(Clock.system());

        public LiveWheel() {
            for (long deadline : others) wheel.set(deadline, Waker.NOOP);
        }
    }

    public static class LiveQueue extends Later {

        final PriorityQueue<Entry> queue = new PriorityQueue<>();

        public LiveQueue() {
            for (long deadline : others) queue.add(new Entry(deadline));
        }
    }

    public static class LivePool extends Later {

        private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);

        public LivePool() {
            pool.setRemoveOnCancelPolicy(true);
            for (long deadline : others) schedule(deadline);
        }

        final ScheduledFuture<?> schedule(long deadline) {
            return pool.schedule(() -> {}, deadline - START, TimeUnit.NANOSECONDS);
        }

        @TearDown
        public void close() {
            pool.shutdownNow();
        }
    }
}
