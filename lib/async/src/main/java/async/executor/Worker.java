package async.executor;

/// One thread of a [MultiThreadExecutor]: its queues and its loop.
///
/// | field | belongs to |
/// |---|---|
/// | `ring` | this thread adds, everybody takes |
/// | `next` | this thread: the task woken last, to run first while its data is warm; nobody can steal it |
/// | `bound` | this thread: tasks that only it may run |
/// | `mail` | everybody adds: bound tasks that others have woken |
/// | the rest | this thread |
///
/// A turn runs `next`, at most three times in a row and within one budget; else from `bound` and `ring`, taking
/// turns; else a part of the global queue; else half of another worker's `ring`; else it sleeps. Each 61st turn
/// begins with a look at alarms, sockets and the global queue.
///
/// Idea: tokio's multi-thread scheduler.
final class Worker extends Home {

    private static final int LONGEST_STREAK = 3;
    private static final ThreadLocal<Worker> CURRENT = new ThreadLocal<>();

    private final Bed bed;
    private final StealQueue ring = new StealQueue();
    private final TaskQueue bound = new TaskQueue();
    private final Inbox mail = new Inbox();
    private TaskCell<?> next;
    private boolean searching;
    private boolean boundFirst;
    private int streak;
    private int turns;

    Worker(Pool pool) {
        super(pool);
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
        cancelAll();
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
            reports.tellCollected();
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
        reports.tellCollected();
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
        task.isWoken();
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
}
