package async.executor;

import async.core.CancelSafety;
import async.core.Future;
import async.core.Host;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;
import async.core.TraceSink;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Runs any number of tasks on a few threads of its own, which take work over from each other.
///
/// - **Order.** A task woken by another one runs next on the same thread, at most three times in a row; apart from
///   that each thread runs first what could run first.
/// - **The threads** are daemons, start with the first spawn, and are woken one at a time. One of those that
///   sleep does so in the reactor, and itself runs the tasks that a socket or an alarm wakes.
/// - **A task may change threads** between two polls, with all that it wrote. An `async` body on coroutines does
///   not: it stays with the thread of its first pause ([Host#keepThread]); still hold no lock over an `await`.
/// - **A poll that blocks** holds up its thread, whatever that thread has woken last, and every bound body; and
///   if the thread was on watch, the sockets and alarms until another one goes to sleep. Use [Blocking].
///
/// {@snippet class=MultiThreadExecutorTest region=run}
///
/// Idea: tokio's multi-thread runtime, and its numbers: queues of 256, half is stolen, 3 in a row, 61.
public final class MultiThreadExecutor implements Host, AutoCloseable {

    /// How to build one.
    ///
    /// @param workers the number of threads, at least one
    /// @param lifoSlot whether a task that was just woken runs next, which is quick for a chain of messages;
    /// without it the order is first in, first out
    /// @param trace is told what happens
    ///
    /// {@snippet class=MultiThreadExecutorTest region=settings}
    public record Settings(int workers, boolean lifoSlot, TraceSink trace) {

        /// @throws IllegalArgumentException if there would be no worker, or more than 32,767
        public Settings {
            if (workers < 1 || workers > Sleepers.MOST)
                throw new IllegalArgumentException(
                        "an executor needs from 1 to " + Sleepers.MOST + " workers, not " + workers);
            Objects.requireNonNull(trace, "a trace is needed; leave it out to have none");
        }

        /// A worker for each processor of this machine.
        ///
        /// {@snippet class=MultiThreadExecutorTest region=settings}
        public static Settings standard() {
            return new Settings(Runtime.getRuntime().availableProcessors(), true, TraceSink.SILENT);
        }

        public Settings workers(int workers) {
            return new Settings(workers, lifoSlot, trace);
        }

        public Settings lifoSlot(boolean lifoSlot) {
            return new Settings(workers, lifoSlot, trace);
        }

        public Settings trace(TraceSink trace) {
            return new Settings(workers, lifoSlot, trace);
        }
    }

    private final Pool pool;

    /// With a worker for each processor of this machine.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=run}
    public MultiThreadExecutor() {
        this(Settings.standard());
    }

    /// {@snippet class=MultiThreadExecutorTest region=spawn}
    public MultiThreadExecutor(int workers) {
        this(Settings.standard().workers(workers));
    }

    /// {@snippet class=MultiThreadExecutorTest region=settings}
    public MultiThreadExecutor(Settings settings) {
        pool = new Pool(settings.workers(), settings.lifoSlot(), new Reports(settings.trace()));
    }

    /// Who is told of failures that nobody joins for, on the thread where they happen; before this, standard
    /// error. Gives this executor.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=onFailure}
    public MultiThreadExecutor onFailure(Consumer<Throwable> handler) {
        pool.reports.onFailure(handler);
        return this;
    }

    /// Runs `future` as a task. From any thread.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=spawn}
    ///
    /// @throws IllegalStateException after the close
    @Override
    public <T> Task<T> spawn(Future<T> future) {
        return pool.home().start(null, future);
    }

    /// The same with a name, for the trace and for the report of a failure.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=trace}
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public <T> Task<T> spawn(String name, Future<T> future) {
        return pool.home().start(Objects.requireNonNull(name, "a task needs a name"), future);
    }

    /// Runs `future` as a task, and waits for its value. The workers go on with the other tasks.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=run}
    ///
    /// @throws InterruptedException if this thread is interrupted; the task is then cancelled, and not waited for
    /// @throws CancellationException if the executor is closed meanwhile
    /// @throws IllegalStateException inside a poll, or after the close
    /// @throws Exception the failure of `future`, the same object
    public <T> T run(Future<T> future) throws Exception {
        Nesting.check();
        return BlockOn.blockOn(spawn("main", future));
    }

    /// Closes every task that is not done, idle ones too, each on a thread that polls it, and waits until that
    /// is done and nothing is watched any more; on one of those threads it does not wait, nor when this thread is
    /// interrupted. Ends that are there already can still be joined. A second close changes nothing.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=close}
    @Override
    public void close() {
        pool.close();
    }

    @Override
    public Timers timers() {
        pool.begin(); // an alarm needs a thread to ring it
        return pool.lookout.wheel;
    }

    @Override
    public Readiness readiness() {
        pool.begin();
        return pool.lookout.reactor;
    }
}
