package async.executor;

/// Tasks that can run, first in, first out: a ring that doubles when it is full. One thread's own.
final class TaskQueue {

    private TaskCell<?>[] ring = new TaskCell<?>[64]; // a power of two
    private int head;
    private int tail;

    void add(TaskCell<?> task) {
        if (tail - head == ring.length) grow();
        ring[tail++ & ring.length - 1] = task;
    }

    /// The oldest, or null.
    TaskCell<?> take() {
        if (isEmpty()) return null;
        int at = head++ & ring.length - 1;
        TaskCell<?> task = ring[at];
        ring[at] = null;
        return task;
    }

    boolean isEmpty() {
        return head == tail;
    }

    private void grow() {
        var larger = new TaskCell<?>[ring.length * 2];
        int count = tail - head;
        for (int i = 0; i < count; i++) larger[i] = ring[head + i & ring.length - 1];
        ring = larger;
        head = 0;
        tail = count;
    }
}
