package async.executor;

/// Tasks that can run and belong to no worker: those woken from outside, and what a full worker has handed on.
///
/// Guarded by `this`; `size` may be read by anybody, and is at most a moment old. A lock and not a lock-free list,
/// since a worker comes here for many tasks at once.
final class GlobalQueue {

    private static final int MOST = StealQueue.CAPACITY / 2;

    private final Chain chain = new Chain();
    private volatile int size;

    boolean isEmpty() {
        return size == 0;
    }

    synchronized void add(TaskCell<?> task) {
        chain.add(task);
        size = chain.size();
    }

    synchronized void addAll(Chain tasks) {
        chain.addAll(tasks);
        size = chain.size();
    }

    /// The oldest, or null.
    TaskCell<?> take() {
        if (isEmpty()) return null;
        synchronized (this) {
            var task = chain.take();
            size = chain.size();
            return task;
        }
    }

    /// One worker's fair part of them, never more than half of what its own queue holds.
    Chain takePart(int workers) {
        synchronized (this) {
            var part = chain.takeSome(Math.min(chain.size() / workers + 1, MOST));
            size = chain.size();
            return part;
        }
    }
}
