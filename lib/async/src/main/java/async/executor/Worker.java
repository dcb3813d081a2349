package async.executor;

import async.core.Future;
import async.core.Host;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;
import java.util.ArrayList;
import java.util.List;

/// One thread of a [MultiThreadExecutor]: its queues, its loop, and the live tasks whose home it is.
///
/// | field | belongs to |
/// |---|---|
/// | `ring` | this thread adds, everybody takes |
/// | `next` | this thread: the task woken last, to run first while its data is warm; nobody can steal it |
/// | `bound` | this thread: tasks that only it may run |
/// | `mail` | everybody adds: bound tasks that others have woken |
/// | `live` | the lock on `live` |
/// | the rest | this thread |
///
/// A turn runs `next`, at most three times in a row and within one budget; else from `bound` and `ring`, taking
/// turns; else a part of the global queue; else half of another worker's `ring`; else it sleeps. Each 61st turn
/// begins with a look at alarms, sockets and the global queue.
///
/// Idea: tokio's multi-thread scheduler.
final class Worker extends Runner implements Host {

    private static final int TURNS_BETWEEN_LOOKS = 61;
    private static final int LONGEST_STREAK = 3;
    private static final ThreadLocal<Worker> CURRENT = new ThreadLocal<>();

    private final Pool pool;
    private final Bed bed;
    private final StealQueue ring = new StealQueue();
    private final TaskQueue bound = new TaskQueue();
    private final Inbox mail = new Inbox();
    private final LiveTasks live = new LiveTasks();
    private TaskCell<?> next;
    private boolean searching;
    private boolean swept;
    private boolean boundFirst;
    private int streak;
    private int turns;

    Worker(Pool pool) {
        super(pool.reports);
        this.pool = pool;
        this.bed = new Bed(pool.lookout);
    }

    /// The worker of `pool` that this thread is, or null.
    static Worker current(Pool pool) {
        Worker worker = CURRENT.get();
        return worker != null && worker.pool == pool ? worker : null;
    }

    // The loop

    /// Until the pool is closed and the last task has ended.
    void work() {
        CURRENT.set(this);
        try (var nesting = Nesting.enter()) {
            while (tryTurn()) {}
        } finally {
            pool.ended();
        }
    }

    private boolean isOver() {
        if (!pool.isClosing()) return false;
        if (!swept) cancelAll();
        return pool.isEmpty();
    }

    /// Whatever goes wrong here must not end the thread: the other tasks need it. An interrupt, of a stranger or left
    /// by the task before, is meant for none of them.
    private boolean tryTurn() {
        try {
            if (isOver()) return false;
            Thread.interrupted();
            turn();
        } catch (Throwable broken) {
            reports.report("a worker's turn", broken);
        }
        return true;
    }

    private void turn() {
        if (++turns % TURNS_BETWEEN_LOOKS == 0) {
            rest(); // a waker's code may ask for the poll under way, and there is none
            pool.lookout.tryLook();
            if (runIfAny(pool.global.take())) return;
        }
        if (next != null && streak < LONGEST_STREAK) {
            streak++;
            settle();
            goOn(takeNext());
            return;
        }
        streak = 0;
        if (next != null) add(takeNext());
        if (!runIfAny(choose())) sleep();
    }

    private boolean runIfAny(TaskCell<?> task) {
        if (task == null) return false;
        settle();
        run(task);
        return true;
    }

    private TaskCell<?> takeNext() {
        TaskCell<?> task = next;
        next = null;
        return task;
    }

    private TaskCell<?> choose() {
        mail.drainTo(bound);
        boundFirst = !boundFirst; // of its own: a parity of `turns` could stay the same at every choice
        TaskCell<?> task = boundFirst ? bound.take() : ring.take();
        if (task == null) task = boundFirst ? ring.take() : bound.take();
        if (task == null) task = takeGlobal();
        return task == null ? steal() : task;
    }

    private TaskCell<?> takeGlobal() {
        if (pool.global.isEmpty()) return null;
        Chain part = pool.global.takePart(pool.size());
        TaskCell<?> first = part.take();
        for (TaskCell<?> task = part.take(); task != null; task = part.take()) offer(task);
        return first;
    }

    private TaskCell<?> steal() {
        if (!searching && !pool.sleepers.trySearch()) return null;
        searching = true;
        TaskCell<?> task = pool.stealFor(this);
        if (task != null && reports.traced) reports.trace.stolen(task);
        return task == null ? pool.global.take() : task;
    }

    TaskCell<?> stealFrom(Worker victim) {
        return victim.ring.stealInto(ring);
    }

    boolean hasLoot() {
        return !ring.isEmpty();
    }

    /// It has found something to do, and tells of what it leaves behind. The last one that searched wakes another:
    /// there may be more.
    private void settle() {
        if (!ring.isEmpty()) pool.callOneSoon();
        if (!searching) return;
        searching = false;
        if (pool.sleepers.endSearch()) pool.callOne();
    }

    private void sleep() {
        if (reports.traced) reports.trace.parking(); // strangers' code: it may have queued a task here
        if (next == null && ring.isEmpty() && bound.isEmpty()) park();
        if (reports.traced) reports.trace.unparked();
    }

    private void park() {
        pool.sleepers.sleep(this, searching);
        if (pool.hasLoot()) pool.callOne();
        ring.sweep();
        rest();
        try {
            bed.sleep();
        } finally { // in the list of sleepers once, or the count is wrong for ever
            searching = !pool.sleepers.rise(this);
        }
        budget().renew(); // who was woken meanwhile follows no other task's poll
    }

    /// From any thread.
    void call() {
        bed.call();
    }

    // Queueing

    @Override
    void schedule(TaskCell<?> task) {
        Worker here = current(pool);
        if (task.isBound() && here != this) {
            mail.add(task);
            bed.call();
        } else if (here == null) pool.inject(task);
        else here.push(task);
    }

    private void push(TaskCell<?> task) {
        TaskCell<?> displaced = pool.lifoSlot ? next : task;
        if (pool.lifoSlot) next = task;
        if (displaced != null) add(displaced);
    }

    private void add(TaskCell<?> task) {
        if (task.isBound()) {
            bound.add(task);
            return;
        }
        offer(task);
        pool.callOne();
    }

    @Override
    void requeue(TaskCell<?> task) {
        if (task.isBound()) bound.add(task);
        else offer(task);
    }

    private void offer(TaskCell<?> task) {
        while (!ring.offer(task)) {
            Chain half = ring.takeHalf();
            if (half == null) continue; // thieves have made room
            half.add(task);
            pool.global.addAll(half);
            return;
        }
    }

    // The live tasks whose home this is

    /// From any thread.
    <T> TaskCell<T> start(String name, Future<T> future) {
        TaskCell<T> task = make(name, future);
        synchronized (live) {
            if (pool.isClosing()) throw Pool.closed();
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

    boolean isEmpty() {
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
    private void cancelAll() {
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

    // What the futures inside its polls ask for

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
        ((Worker) task.bindTo(this)).leave(task);
        synchronized (live) {
            live.add(task);
        }
        if (swept) task.cancel();
    }
}
