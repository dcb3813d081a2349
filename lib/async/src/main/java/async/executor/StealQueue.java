package async.executor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A worker's own tasks that can run, first in, first out, from which the other workers may take half.
///
/// ```
///   slots:   . . . t t t t t . . .      at most 256; an index grows for ever, its slot is index & 255
///                  ^head     ^tail
///   offer    owner      writes the slot, then tail
///   take     owner      reads the slot, then head + 1 by compare-and-set
///   steal    anybody    copies half of the slots, then head + half by compare-and-set
/// ```
///
/// A thief's copies are worth nothing until its compare-and-set succeeds; and it succeeds only if `head` has not
/// moved since it was read, so that no slot that was copied can have been used again: the owner uses a slot again
/// only after it has seen a `head` beyond it. (An index comes back after 2^32 steps; a thief must not sleep
/// through all of them.)
///
/// `tail` and `swept` are written by the owner alone. `swept` follows `head`: slots before it hold no task that
/// has left, which would otherwise be kept from the collector.
///
/// Idea: the run queue of Go and tokio; D. Chase and Y. Lev, "Dynamic circular work-stealing deque" (2005).
final class StealQueue {

    static final int CAPACITY = 256; // a power of two
    private static final int MASK = CAPACITY - 1;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(TaskCell[].class);
    private static final VarHandle HEAD = handle("head");
    private static final VarHandle TAIL = handle("tail");

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(StealQueue.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("StealQueue." + field, e);
        }
    }

    private final TaskCell<?>[] slots = new TaskCell<?>[CAPACITY];
    private volatile int head;
    private volatile int tail;
    private int swept;

    StealQueue() {
        this(0);
    }

    /// For tests: how it behaves where the indices overflow.
    StealQueue(int start) {
        head = start;
        tail = start;
        swept = start;
    }

    // What the owner calls

    /// False if it is full.
    boolean offer(TaskCell<?> task) {
        int end = (int) TAIL.get(this);
        int start = head;
        if (end - start == CAPACITY) return false;
        if (end - swept == CAPACITY) sweep(start);
        SLOT.setRelease(slots, end & MASK, task);
        TAIL.setRelease(this, end + 1);
        return true;
    }

    /// The oldest, or null.
    TaskCell<?> take() {
        int end = (int) TAIL.get(this);
        for (int start = head; start != end; start = head) {
            var task = slots[start & MASK];
            if (!HEAD.compareAndSet(this, start, start + 1)) continue;
            sweep(start + 1);
            return task;
        }
        return null;
    }

    /// Forgets the tasks that thieves have taken.
    void sweep() {
        sweep(head);
    }

    private void sweep(int start) {
        for (; swept != start; swept++) SLOT.setRelease(slots, swept & MASK, null);
    }

    // What anybody calls

    boolean isEmpty() {
        return tail - head <= 0;
    }

    /// Takes the older half: gives one of them, and puts the rest into `mine`, which must be empty and the
    /// caller's own. Null if there is nothing, or if others are quicker.
    TaskCell<?> stealInto(StealQueue mine) {
        int start = head;
        int count = (int) TAIL.getAcquire(this) - start;
        count -= count / 2;
        if (count <= 0) return null;
        var first = (TaskCell<?>) SLOT.getAcquire(slots, start & MASK);
        int end = (int) TAIL.get(mine);
        mine.sweep();
        for (int i = 1; i < count; i++)
            SLOT.setRelease(mine.slots, end + i - 1 & MASK, SLOT.getAcquire(slots, start + i & MASK));
        if (HEAD.compareAndSet(this, start, start + count)) {
            TAIL.setRelease(mine, end + count - 1);
            return first;
        }
        for (int i = 1; i < count; i++) SLOT.setRelease(mine.slots, end + i - 1 & MASK, null);
        return null;
    }

    /// The older half as a chain for the global queue, or null if thieves have made room meanwhile.
    Chain takeHalf() {
        int start = head;
        int count = CAPACITY / 2;
        if ((int) TAIL.get(this) - start < count) return null;
        var copies = new TaskCell<?>[count];
        for (int i = 0; i < count; i++) copies[i] = slots[start + i & MASK];
        if (!HEAD.compareAndSet(this, start, start + count)) return null;
        var chain = new Chain();
        for (TaskCell<?> task : copies) chain.add(task);
        return chain;
    }
}
