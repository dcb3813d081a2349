package async.executor;

import async.core.Daemon;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What the workers of one executor share.
///
/// ```
///   NEW      --first spawn--> RUNNING
///   RUNNING  --close()------> CLOSING: every worker cancels its tasks, and all of them end
///   CLOSING  ---------------> ENDED
///   NEW      --close()------> ENDED
/// ```
///
/// Nothing can be spawned any more when `closing` is set; each worker then cancels the tasks whose home it is and
/// goes on running until none is left, so that every task is closed by a thread that polls it, idle ones too.
///
/// `started` is guarded by `this`; `closing` is written there and read anywhere.
final class Pool {

    final Reports reports;
    final boolean lifoSlot;
    final Lookout lookout = new Lookout();
    final GlobalQueue global = new GlobalQueue();
    final Sleepers sleepers;

    private final Worker[] workers;
    private final AtomicInteger running;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean started;
    private volatile boolean closing;

    Pool(int size, boolean lifoSlot, Reports reports) {
        this.reports = reports;
        this.lifoSlot = lifoSlot;
        sleepers = new Sleepers(size);
        running = new AtomicInteger(size);
        workers = Stream.generate(() -> new Worker(this)).limit(size).toArray(Worker[]::new);
    }

    int size() {
        return workers.length;
    }

    /// Where a new task belongs: to the worker that makes it; if a stranger does, to any.
    Worker home() {
        begin();
        Worker here = Worker.current(this);
        return here != null ? here : workers[(int) (Thread.currentThread().threadId() % workers.length)];
    }

    void begin() {
        if (!started) start();
    }

    private synchronized void start() {
        if (closing) throw Runner.closed();
        if (started) return;
        int made = 0;
        try {
            for (; made < workers.length; made++) Daemon.start("async-worker-" + made, workers[made]::work);
        } finally {
            started = true;
            if (made < workers.length) giveUp(workers.length - made);
        }
    }

    /// The machine had no thread left for so many: tasks of theirs would never end, so there shall be none.
    private void giveUp(int missing) {
        closing = true;
        callAll();
        for (int i = 0; i < missing; i++) ended();
    }

    // Work

    /// From a thread that is no worker of this pool.
    void inject(TaskCell<?> task) {
        global.add(task);
        callOne();
    }

    /// There is new work in a queue that others may take: wakes a worker for it, if that is needed.
    void callOne() {
        call(sleepers.wakeOne());
    }

    /// The same for what the calling worker comes back to itself.
    void callOneSoon() {
        call(sleepers.wakeOneSoon());
    }

    private static void call(Worker worker) {
        if (worker != null) worker.call();
    }

    void callAll() {
        for (Worker worker : workers) worker.call();
    }

    TaskCell<?> stealFor(Worker thief) {
        int start = ThreadLocalRandom.current().nextInt(workers.length);
        for (int i = 0; i < workers.length; i++) {
            Worker victim = workers[(start + i) % workers.length];
            TaskCell<?> task = victim == thief ? null : thief.stealFrom(victim);
            if (task != null) return task;
        }
        return null;
    }

    /// Whether there is anything that any worker may take.
    boolean hasLoot() {
        return !global.isEmpty() || Stream.of(workers).anyMatch(Worker::hasLoot);
    }

    // The end

    boolean isClosing() {
        return closing;
    }

    boolean isEmpty() {
        return Stream.of(workers).allMatch(Worker::isEmpty);
    }

    /// Returns when all has ended; on a worker, which would wait for itself, at once.
    void close() {
        synchronized (this) {
            closing = true;
            if (!started) {
                lookout.reactor.close();
                return;
            }
        }
        callAll();
        if (Worker.current(this) == null) awaitEnd();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller's to answer; the workers end all the same
        }
    }

    /// A worker has nothing more to do; with the last one the sockets are let go of.
    void ended() {
        if (running.decrementAndGet() > 0) return;
        try {
            lookout.reactor.close();
        } finally {
            end.countDown();
        }
    }
}
