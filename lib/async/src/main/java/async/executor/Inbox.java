package async.executor;

import java.util.concurrent.atomic.AtomicReference;

/// Wakes from other threads, waiting for the executor's thread to fetch them: a stack that anybody may push to and
/// one thread takes whole. A task stands in it at most once, so `next` in the task itself is link enough.
///
/// Idea: R. K. Treiber, "Systems programming: coping with parallelism" (1986). Taking all at once has no ABA
/// problem.
final class Inbox {

    private final AtomicReference<TaskCell<?>> top = new AtomicReference<>();

    void add(TaskCell<?> task) {
        TaskCell<?> below;
        do {
            below = top.get();
            task.next = below;
        } while (!top.compareAndSet(below, task));
    }

    boolean isEmpty() {
        return top.get() == null;
    }

    /// Moves everything, oldest first.
    void drainTo(TaskQueue queue) {
        if (isEmpty()) return;
        TaskCell<?> oldest = null;
        for (TaskCell<?> task = top.getAndSet(null); task != null; ) {
            TaskCell<?> below = task.next;
            task.next = oldest;
            oldest = task;
            task = below;
        }
        while (oldest != null) {
            TaskCell<?> task = oldest;
            oldest = task.next;
            task.next = null;
            if (task.arrives()) queue.add(task);
        }
    }
}
