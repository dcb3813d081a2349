package async.executor;

import async.core.Future;
import async.core.Host;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;
import java.util.ArrayList;
import java.util.List;

/// What a [Worker] is to the tasks made on it: the list in which they stand until they end, wherever they run
/// meanwhile, and the host that they find in its polls.
///
/// `live` is guarded by the lock on it, for a task may end on any worker. Once `swept`, every task in the list is
/// cancelled; that belongs to the worker's thread. Nothing joins the list when the pool is closing, but a task that
/// moves in by [#keepThread].
abstract class Home extends Runner implements Host {

    final Pool pool;
    private final LiveTasks live = new LiveTasks();
    private boolean swept;

    Home(Pool pool) {
        super(pool.reports);
        this.pool = pool;
    }

    /// From any thread.
    final <T> TaskCell<T> start(String name, Future<T> future) {
        TaskCell<T> task = make(name, future);
        synchronized (live) {
            if (pool.isClosing()) throw closed();
            live.add(task);
        }
        if (reports.traced) reports.trace.spawned(task, name);
        schedule(task);
        return task;
    }

    @Override
    void finished(TaskCell<?> task) {
        leave(task);
        if (pool.isClosing() && isEmpty()) pool.callAll();
    }

    final boolean isEmpty() {
        synchronized (live) {
            return live.first() == null;
        }
    }

    private void leave(TaskCell<?> task) {
        synchronized (live) {
            live.remove(task);
        }
    }

    /// Each task is then scheduled once more, wherever it stands, to be closed by whoever runs it.
    final void cancelAll() {
        if (swept) return;
        List<TaskCell<?>> all = new ArrayList<>();
        synchronized (live) {
            for (TaskCell<?> task = live.first(); task != null; task = task.after) all.add(task);
        }
        all.forEach(TaskCell::cancel);
        swept = true;
    }

    @Override
    boolean isClosing() {
        return pool.isClosing();
    }

    // What the futures inside its polls find

    @Override
    public Host host() {
        return this;
    }

    @Override
    public <T> Task<T> spawn(Future<T> future) {
        return start(null, future);
    }

    @Override
    public Timers timers() {
        return pool.lookout.wheel;
    }

    @Override
    public Readiness readiness() {
        return pool.lookout.reactor;
    }

    /// Moves the task of the poll under way into this worker's care.
    @Override
    public void keepThread() {
        TaskCell<?> task = current();
        if (task == null || task.isBound()) return;
        ((Home) task.bindTo(this)).leave(task);
        synchronized (live) {
            live.add(task);
        }
        if (swept) task.cancel();
    }
}
