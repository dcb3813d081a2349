package async.executor;

/// Tasks that can run, first in, first out: a ring that doubles when it is full. One thread's own.
class TaskQueue {

    private TaskCell<?>[] ring = new TaskCell<?>[64]; // a power of two
    private int head;
    private int tail;

    final void add(TaskCell<?> task) {
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

    final boolean isEmpty() {
        return head == tail;
    }

    /// Makes the one at `place`, counted from the oldest, the next to be taken; these two change places.
    final void advance(int place) {
        int first = head & ring.length - 1;
        int other = head + place & ring.length - 1;
        TaskCell<?> task = ring[first];
        ring[first] = ring[other];
        ring[other] = task;
    }

    final int size() {
        return tail - head;
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
