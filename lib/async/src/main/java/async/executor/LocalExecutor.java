package async.executor;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;
import async.core.TraceSink;
import async.reactor.Reactor;
import async.time.Clock;
import async.time.PausedClock;
import async.time.Wheel;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

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
/// - `ready`, the list of live tasks and `polls` belong to the runner. From other threads come only wakes, by
///   `inbox`, and `closing`; each is written first, and then `wakeup` ends the runner's park or keeps it from
///   starting.
///
/// {@snippet class=LocalExecutorTest region=run}
///
/// Idea: tokio's current-thread runtime (61), async-executor's `LocalExecutor` (its name, and `tryTick`).
public final class LocalExecutor implements Host, AutoCloseable {

    private static final int POLLS_BETWEEN_LOOKS = 61;

    private final Clock clock;
    private final TraceSink trace;
    private final Wheel wheel;
    private final Reactor reactor = new Reactor();
    private final TaskQueue ready = new TaskQueue();
    private final LiveTasks live = new LiveTasks();
    private final Inbox inbox = new Inbox();
    private final AtomicReference<Thread> runner = new AtomicReference<>();
    private volatile boolean closing;
    private BiConsumer<String, Throwable> onFailure = LocalExecutor::print;
    private int polls;

    /// {@snippet class=LocalExecutorTest region=run}
    public LocalExecutor() {
        this(Clock.system(), GuardedTrace.SILENT);
    }

    /// On a clock of your own, such as [Clock#paused].
    ///
    /// {@snippet class=LocalExecutorTest region=clock}
    public LocalExecutor(Clock clock) {
        this(clock, GuardedTrace.SILENT);
    }

    /// Telling `trace` what happens.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    public LocalExecutor(TraceSink trace) {
        this(Clock.system(), trace);
    }

    /// {@snippet class=LocalExecutorTest region=trace}
    public LocalExecutor(Clock clock, TraceSink trace) {
        this.clock = Objects.requireNonNull(clock, "an executor needs a clock");
        this.trace = GuardedTrace.around(trace, broken -> report("the trace", broken));
        this.wheel = new Wheel(clock);
    }

    /// Who is told of failures that nobody joins for; before this, standard error. Gives this executor.
    ///
    /// {@snippet class=LocalExecutorTest region=onFailure}
    public LocalExecutor onFailure(Consumer<Throwable> handler) {
        Objects.requireNonNull(handler, "a failure needs a handler");
        onFailure = (who, failure) -> handler.accept(failure);
        return this;
    }

    /// Runs `future` as a task; it starts at the next turn of [#run]. For the thread that runs this executor; while
    /// nobody does, for one thread at a time.
    ///
    /// {@snippet class=LocalExecutorTest region=spawn}
    ///
    /// @throws IllegalStateException on another thread than the one that runs this executor, or after its close
    @Override
    public <T> Task<T> spawn(Future<T> future) {
        return spawn("task", future);
    }

    /// The same with a name, for the trace and for the report of a failure.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    public <T> Task<T> spawn(String name, Future<T> future) {
        Thread running = runner.get();
        if (closing) throw closed();
        if (running != null && running != Thread.currentThread())
            throw new IllegalStateException("this executor runs on thread " + running.getName()
                    + "; spawn from there, from inside a task, or before it runs");
        return start(name, future);
    }

    private <T> TaskCell<T> start(String name, Future<T> future) {
        var task = new TaskCell<>(this, name, future);
        live.add(task);
        trace.spawned(task, name);
        schedule(task);
        return task;
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
            TaskCell<T> main = start("main", future);
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
            look(0);
            return runNext();
        }
    }

    /// Closes every task that is not done, idle ones too, on the thread that runs this executor, or on this one if
    /// none does. Ends that are there already can still be joined. A second close does nothing.
    ///
    /// {@snippet class=LocalExecutorTest region=close}
    @Override
    public void close() {
        closing = true;
        if (runner.compareAndSet(null, Thread.currentThread())) leave();
        else reactor.wakeup();
    }

    @Override
    public Timers timers() {
        return wheel;
    }

    @Override
    public Readiness readiness() {
        return reactor;
    }

    // The loop

    /// @return whether the thread was interrupted; `main` is then cancelled, and was run until it had closed
    private boolean runUntilDone(TaskCell<?> main) {
        boolean interrupted = false;
        while (!main.isDone()) {
            if (closing) closeAll();
            else if (Thread.interrupted()) {
                interrupted = true;
                main.close(); // nobody joins it: what its close throws goes to the failure handler
            } else if (!runNext()) park();
        }
        return interrupted;
    }

    private boolean runNext() {
        if (++polls % POLLS_BETWEEN_LOOKS == 0) look(0);
        if (ready.isEmpty()) inbox.drainTo(ready);
        TaskCell<?> task = ready.take();
        if (task == null) return false;
        trace.polling(task);
        task.run();
        return true;
    }

    private void park() {
        long wait = wheel.untilNext();
        if (clock instanceof PausedClock paused && wait != Long.MAX_VALUE) {
            paused.advanceTo(paused.now() + wait);
            wait = 0;
        }
        look(wait);
    }

    /// Looks at sockets, alarms and the inbox; waits for up to `nanos` first.
    private void look(long nanos) {
        reactor.park(nanos);
        wheel.advance();
        inbox.drainTo(ready);
    }

    private void closeAll() {
        for (TaskCell<?> task = live.first(); task != null; task = live.first())
            task.closeContent(new CancellationException("the executor was closed"));
    }

    /// Gives up the right to run, unless somebody has asked for a close meanwhile: then does that.
    private void leave() {
        if (closing) {
            closeAll();
            reactor.close();
            return;
        }
        runner.set(null);
        if (closing) close();
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("this executor is closed; make a new one");
    }

    /// The right of one thread to run this executor.
    private final class Turn implements AutoCloseable {

        Turn() {
            if (closing) throw closed();
            Thread before = runner.compareAndExchange(null, Thread.currentThread());
            if (before != null)
                throw new IllegalStateException("thread " + before.getName() + " is running this executor already");
            inbox.drainTo(ready); // what was spawned before comes before what is spawned now
        }

        @Override
        public void close() {
            leave();
        }
    }

    // What tasks tell their executor

    /// From any thread.
    void woken(TaskCell<?> task) {
        trace.woken(task);
        schedule(task);
    }

    /// From any thread.
    void schedule(TaskCell<?> task) {
        if (runner.get() == Thread.currentThread()) {
            ready.add(task);
            return;
        }
        inbox.add(task);
        reactor.wakeup();
    }

    void polled(TaskCell<?> task, boolean done) {
        trace.polled(task, done);
    }

    void closed(TaskCell<?> task) {
        trace.closed(task);
    }

    void finished(TaskCell<?> task) {
        live.remove(task);
    }

    /// The handler is a stranger's code: what it throws must not end the loop.
    void report(String who, Throwable failure) {
        try {
            onFailure.accept(who, failure);
        } catch (Throwable broken) {
            failure.addSuppressed(broken);
            print(who, failure);
        }
    }

    private static void print(String who, Throwable failure) {
        System.err.println(who + " has failed: " + failure);
        failure.printStackTrace();
    }
}
