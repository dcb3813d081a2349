package async.executor;

/// Tasks in a row, linked through themselves, first in, first out. One thread's own, or guarded by a lock.
final class Chain {

    private TaskCell<?> first;
    private TaskCell<?> last;
    private int size;

    int size() {
        return size;
    }

    void add(TaskCell<?> task) {
        if (first == null) first = task;
        else last.next = task;
        last = task;
        size++;
    }

    /// The oldest, or null.
    TaskCell<?> take() {
        TaskCell<?> task = first;
        if (task == null) return null;
        first = task.next;
        if (first == null) last = null;
        task.next = null;
        size--;
        return task;
    }

    /// Puts all of `others` behind its own.
    void addAll(Chain others) {
        if (others.first == null) return;
        if (first == null) first = others.first;
        else last.next = others.first;
        last = others.last;
        size += others.size;
    }

    /// Its oldest, as many as `count`.
    Chain takeSome(int count) {
        var some = new Chain();
        for (int i = 0; i < count && first != null; i++) some.add(take());
        return some;
    }
}
