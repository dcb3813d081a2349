package async.executor;

import async.core.Future;
import async.core.Host;
import async.reactor.Reactor;
import async.time.Clock;
import async.time.PausedClock;
import async.time.Wheel;

/// The loop of a [LocalExecutor]: its queue, its alarms and its sockets.
///
/// | field | belongs to |
/// |---|---|
/// | `ready`, `live`, `polls` | the thread that runs the executor, or whoever holds its place |
/// | `inbox`, `wheel`, `reactor` | themselves |
///
/// From other threads come only wakes: into `inbox` first, and then `wakeup` ends the park or keeps it from
/// starting.
final class LocalRunner extends Runner {

    private final LocalExecutor executor;
    private final Clock clock;
    private final TaskQueue ready;
    private final LiveTasks live = new LiveTasks();
    private final Inbox inbox = new Inbox();
    private int polls;

    final Wheel wheel;
    final Reactor reactor = new Reactor();

    LocalRunner(LocalExecutor executor, Clock clock, Reports reports, TaskQueue ready) {
        super(reports);
        this.executor = executor;
        this.clock = clock;
        this.ready = ready;
        this.wheel = new Wheel(clock);
    }

    <T> TaskCell<T> start(String name, Future<T> future) {
        TaskCell<T> task = make(name, future);
        live.add(task);
        if (reports.traced) reports.trace.spawned(task, name);
        schedule(task);
        return task;
    }

    /// What was spawned before comes before what is spawned now.
    void begin() {
        inbox.drainTo(ready);
    }

    boolean runNext() {
        if (++polls % TURNS_BETWEEN_LOOKS == 0) look(0);
        if (ready.isEmpty()) inbox.drainTo(ready);
        TaskCell<?> task = ready.take();
        if (task == null) return false;
        run(task);
        return true;
    }

    void park() {
        if (reports.traced) reports.trace.parking(); // strangers' code: it may have queued a task here
        if (ready.isEmpty()) sleep();
        if (reports.traced) reports.trace.unparked();
    }

    private void sleep() {
        rest();
        long wait = wheel.untilNext();
        if (clock instanceof PausedClock paused && wait != Long.MAX_VALUE) {
            paused.advanceTo(paused.now() + wait);
            wait = 0;
        }
        look(wait);
    }

    /// Looks at sockets, alarms and the inbox; waits for up to `nanos` first.
    void look(long nanos) {
        reports.tellCollected();
        if (nanos > 0 || reactor.isOpen()) reactor.park(nanos);
        wheel.advance();
        inbox.drainTo(ready);
    }

    void closeAll() {
        for (TaskCell<?> task = live.first(); task != null; task = live.first()) task.end();
    }

    @Override
    public Host host() {
        return executor;
    }

    @Override
    void schedule(TaskCell<?> task) {
        if (isMine()) {
            task.isWoken();
            ready.add(task);
            return;
        }
        inbox.add(task);
        reactor.wakeup();
    }

    @Override
    void requeue(TaskCell<?> task) {
        ready.add(task);
    }

    @Override
    void finished(TaskCell<?> task) {
        live.remove(task);
    }

    @Override
    boolean isClosing() {
        return executor.isClosing();
    }
}
