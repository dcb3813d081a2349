package async.executor;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Failures of tasks that nobody has joined or detached yet. Once such a task is garbage nobody can, so its failure
/// is told then.
///
/// ```
///   add, when it fails --> WAITING --settle: joined, detached, or collected--> SETTLED
/// ```
///
/// Whoever settles an entry tells of it, or hands it to the joiner: `entries` lets only one of them through. Only a
/// failure costs anything here.
///
/// Idea: "exception was never retrieved" of Python's asyncio.
final class Untold {

    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<TaskCell<?>> collected = new ReferenceQueue<>();

    /// One failure; it does not keep its task.
    final class Entry extends PhantomReference<TaskCell<?>> {

        private final String task;
        private final Throwable cause;

        private Entry(TaskCell<?> task, Throwable cause) {
            super(task, collected);
            this.task = task.toString();
            this.cause = cause;
        }

        /// True for the first who asks.
        boolean settle() {
            clear();
            return entries.remove(this);
        }
    }

    /// Before anybody can see that the task has ended.
    Entry add(TaskCell<?> task, Throwable cause) {
        var entry = new Entry(task, cause);
        entries.add(entry);
        return entry;
    }

    void tellCollected(BiConsumer<Object, Throwable> report) {
        for (Object next; (next = collected.poll()) != null; )
            if (next instanceof Entry entry && entry.settle()) report.accept(entry.task, entry.cause);
    }
}
