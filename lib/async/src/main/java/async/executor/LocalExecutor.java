package async.executor;

import async.core.Budget;
import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;
import async.core.TraceSink;
import async.time.Clock;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Runs any number of tasks on one thread: whichever calls [#run].
///
/// ```
///   runner      run(), tryTick()        close()
///   nobody      -> this thread          -> CLOSED: the caller closes every task
///   a thread    IllegalStateException   sets `closing`; that thread closes every task, then -> CLOSED
///   CLOSED      IllegalStateException   nothing
/// ```
///
/// - **Order.** Woken tasks run in the order of their wakes; two that wake themselves are never more than one poll
///   apart.
/// - **The thread** parks in the reactor when no task can run. Every 61 polls a busy one looks at its alarms, its
///   sockets and its inbox.
/// - **One poll** may take 128 steps that find what they want at once ([Budget]); then the others have a turn.
///
/// {@snippet class=LocalExecutorTest region=run}
///
/// Idea: tokio's current-thread runtime (61), async-executor's `LocalExecutor` (its name, and `tryTick`).
public final class LocalExecutor implements Host, AutoCloseable {

    private final RandomGenerator lots; // null: nothing is drawn but what [#random] is asked for
    private final Reports reports;
    private final LocalRunner loop;
    private final AtomicReference<Thread> runner = new AtomicReference<>();
    private volatile boolean closing;

    /// {@snippet class=LocalExecutorTest region=run}
    public LocalExecutor() {
        this(Clock.system(), TraceSink.SILENT);
    }

    /// On a clock of your own, such as [Clock#paused].
    ///
    /// {@snippet class=LocalExecutorTest region=clock}
    public LocalExecutor(Clock clock) {
        this(clock, TraceSink.SILENT);
    }

    /// Telling `trace` what happens.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    public LocalExecutor(TraceSink trace) {
        this(Clock.system(), trace);
    }

    /// {@snippet class=LocalExecutorTest region=trace}
    public LocalExecutor(Clock clock, TraceSink trace) {
        this(clock, trace, null, new TaskQueue());
    }

    /// In an order of your own: `lots` says which of the tasks that can run is next, and gives the numbers of
    /// [#random]. Nobody has a right to a turn then.
    ///
    /// {@snippet class=LocalExecutorTest region=lots}
    public LocalExecutor(Clock clock, TraceSink trace, RandomGenerator lots) {
        this(clock, trace, lots, new DrawnQueue(lots));
    }

    private LocalExecutor(Clock clock, TraceSink trace, RandomGenerator lots, TaskQueue ready) {
        this.lots = lots;
        reports = new Reports(trace);
        loop = new LocalRunner(this, Objects.requireNonNull(clock, "an executor needs a clock"), reports, ready);
    }

    /// Who is told of failures that nobody joins for; before this, standard error. Gives this executor.
    ///
    /// {@snippet class=LocalExecutorTest region=onFailure}
    public LocalExecutor onFailure(Consumer<Throwable> handler) {
        reports.onFailure(handler);
        return this;
    }

    /// Runs `future` as a task; it starts at the next turn of [#run]. For the thread that runs this executor;
    /// while nobody does, for one thread at a time.
    ///
    /// {@snippet class=LocalExecutorTest region=spawn}
    ///
    /// @throws IllegalStateException on another thread than the one that runs this executor, or after its close
    @Override
    public <T> Task<T> spawn(Future<T> future) {
        checkMaySpawn();
        return loop.start(null, future);
    }

    /// The same with a name, for the trace and for the report of a failure.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public <T> Task<T> spawn(String name, Future<T> future) {
        checkMaySpawn();
        return loop.start(Objects.requireNonNull(name, "a task needs a name"), future);
    }

    private void checkMaySpawn() {
        Thread running = runner.get();
        if (closing) throw Runner.closed();
        if (running != null && running != Thread.currentThread())
            throw new IllegalStateException("this executor runs on thread " + running.getName()
                    + "; spawn from there, from inside a task, or before it runs");
    }

    /// Runs `future`, and all spawned tasks beside it, on this thread until `future` has its value. The others
    /// stay, and go on with the next `run`.
    ///
    /// {@snippet class=LocalExecutorTest region=run}
    ///
    /// @throws InterruptedException if the thread is interrupted, parked or between two polls; `future` is then
    /// closed
    /// @throws CancellationException if the executor is closed meanwhile
    /// @throws IllegalStateException if this thread is inside a poll already, or another thread runs this executor
    /// @throws Exception the failure of `future`, the same object
    public <T> T run(Future<T> future) throws Exception {
        try (var nesting = Nesting.enter();
                var turn = new Turn()) {
            TaskCell<T> main = loop.start("main", future);
            boolean interrupted = runUntilDone(main);
            if (interrupted) throw new InterruptedException("interrupted; the future was closed");
            return switch (main.poll(Context.of(main))) {
                case Poll.Ready<T>(T value) -> value;
                case Poll.Pending<T>() -> throw new AssertionError("a task that is done has an end");
            };
        }
    }

    /// Polls one task, if one can run now. For tests and for loops of your own; never waits.
    ///
    /// {@snippet class=LocalExecutorTest region=tryTick}
    public boolean tryTick() {
        try (var nesting = Nesting.enter();
                var turn = new Turn()) {
            loop.look(0);
            return loop.runNext();
        }
    }

    /// Closes every task that is not done, idle ones too, on the thread that runs this executor, or on this one if
    /// none does. Ends that are there already can still be joined. A second close does nothing.
    ///
    /// {@snippet class=LocalExecutorTest region=close}
    @Override
    public void close() {
        closing = true;
        if (runner.compareAndSet(null, Thread.currentThread())) {
            loop.owner = Thread.currentThread();
            leave();
        } else loop.reactor.wakeup();
    }

    @Override
    public Timers timers() {
        return loop.wheel;
    }

    @Override
    public Readiness readiness() {
        return loop.reactor;
    }

    @Override
    public Budget budget() {
        return loop.budget();
    }

    @Override
    public int random(int bound) {
        return lots == null ? Host.super.random(bound) : lots.nextInt(bound);
    }

    boolean isClosing() {
        return closing;
    }

    /// @return whether the thread was interrupted; `main` is then cancelled, and was run until it had closed
    private boolean runUntilDone(TaskCell<?> main) {
        boolean interrupted = false;
        while (!main.isDone()) {
            if (closing) loop.closeAll();
            else if (Thread.interrupted()) {
                interrupted = true;
                main.close(); // nobody joins it: what its close throws goes to the failure handler
            } else if (!loop.runNext()) loop.park();
        }
        return interrupted;
    }

    /// Gives up the right to run, unless somebody has asked for a close meanwhile: then does that.
    private void leave() {
        if (closing) {
            loop.closeAll();
            loop.reactor.close();
            return;
        }
        loop.rest();
        loop.owner = null;
        runner.set(null);
        if (closing) close();
    }

    /// The right of one thread to run this executor.
    private final class Turn implements AutoCloseable {

        Turn() {
            if (closing) throw Runner.closed();
            Thread before = runner.compareAndExchange(null, Thread.currentThread());
            if (before != null)
                throw new IllegalStateException("thread " + before.getName() + " is running this executor already");
            loop.owner = Thread.currentThread();
            loop.begin();
        }

        @Override
        public void close() {
            leave();
        }
    }
}
