package async.check;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.TraceSink;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.reactor.Reactor;
import async.time.Clock;
import async.time.PausedClock;
import async.time.Wheel;
import async.trace.TaskDump;
import async.trace.Trace;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Runs tasks on the calling thread, on a clock of its own, in an order drawn from a seed. The same seed gives the same
/// order again, and the same answers of [#random]: a failure that one order in a thousand shows, it shows at will.
///
/// Tasks change places where they pause. An `await` that finds its value at once, such as the lock of a free mutex, is
/// no pause: where another thread could come in between, await a `yieldNow`.
///
/// When no task can run, time jumps to the next alarm. When there is none either, the thread waits a second for what
/// other threads and sockets may bring, which no seed fixes; then it is a deadlock, and says who waits for what.
///
/// {@snippet class=SeededExecutorTest region=explore}
///
/// Idea: loom's and shuttle's replay by seed; FoundationDB's simulation.
public final class SeededExecutor implements AutoCloseable {

    private static final long PATIENCE = 1_000_000_000;

    final PausedClock clock = Clock.paused();
    final TaskDump dump = new TaskDump();
    final LocalExecutor tasks;
    private Throwable untold; // the last failure of a task that nobody joins

    /// {@snippet class=SeededExecutorTest region=replay}
    public SeededExecutor(long seed) {
        this(seed, TraceSink.SILENT);
    }

    /// Telling `trace` what happens, for a closer look at one seed.
    ///
    /// {@snippet class=SeededExecutorTest region=trace}
    public SeededExecutor(long seed, TraceSink trace) {
        tasks = new LocalExecutor(clock, Trace.all(dump, trace), new SplittableRandom(seed))
                .onFailure(failure -> untold = failure);
    }

    /// In the order of the wakes.
    SeededExecutor() {
        tasks = new LocalExecutor(clock, dump).onFailure(failure -> untold = failure);
    }

    /// Runs `scenario` with each of the seeds 0 to `seeds - 1`, until one fails. A failure of a detached task counts.
    ///
    /// {@snippet class=SeededExecutorTest region=explore}
    ///
    /// @throws AssertionError caused by the first failure; it names the seed
    public static void explore(int seeds, Supplier<? extends Future<?>> scenario) throws InterruptedException {
        for (long seed = 0; seed < seeds; seed++)
            try {
                replay(seed, scenario);
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Throwable failure) {
                throw new AssertionError(
                        "seed " + seed + " of " + seeds + " fails, and SeededExecutor.replay(" + seed
                                + ", ...) shows it again: " + failure,
                        failure);
            }
    }

    /// Runs `scenario` with one seed.
    ///
    /// {@snippet class=SeededExecutorTest region=replay}
    public static void replay(long seed, Supplier<? extends Future<?>> scenario) throws Exception {
        try (var executor = new SeededExecutor(seed)) {
            executor.run(scenario.get());
            if (executor.untold != null) Poll.failed(executor.untold);
        }
    }

    /// Runs `future`, and all spawned tasks beside it, until `future` has its value.
    ///
    /// {@snippet class=SeededExecutorTest region=trace}
    ///
    /// @throws IllegalStateException for a deadlock
    /// @throws InterruptedException if the thread is interrupted
    /// @throws Exception the failure of `future`, the same object
    public <T> T run(Future<T> future) throws Exception {
        try (Task<T> main = tasks.spawn("main", future)) {
            while (!main.isDone()) {
                if (Thread.interrupted()) throw new InterruptedException("interrupted; the future is given up");
                if (!tasks.tryTick() && !jump() && !hear())
                    throw new IllegalStateException("deadlock: no task can run, and no alarm is set\n" + dump);
            }
            return ((Poll.Ready<T>) main.poll(Context.of(Waker.NOOP))).value(); // a task that is done has an end
        }
    }

    private boolean jump() {
        long wait = untilNext();
        if (wait == Long.MAX_VALUE) return false;
        clock.advanceTo(clock.now() + wait);
        return true;
    }

    /// By the machine's clock: what comes from outside knows no other.
    private boolean hear() {
        for (long end = System.nanoTime() + PATIENCE, left = PATIENCE; left > 0; left = end - System.nanoTime()) {
            ((Reactor) tasks.readiness()).park(left);
            if (tasks.tryTick() || Thread.currentThread().isInterrupted()) return true;
        }
        return false;
    }

    /// Nanoseconds until the next alarm, or `Long.MAX_VALUE`.
    long untilNext() {
        return ((Wheel) tasks.timers()).untilNext();
    }

    /// Closes every task that is not done.
    ///
    /// {@snippet class=SeededExecutorTest region=trace}
    @Override
    public void close() {
        tasks.close();
    }
}
