package async.future;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Waker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Many futures in one task, each with a bell of its own, so that a poll of the whole asks only those that rang.
///
/// ```
///   child     wake(), from any thread          gather()        next()
///   quiet     -> rung: onto `rung`,
///                then rings the whole
///   rung      nothing more                     -> due
///   due       nothing more                                     -> quiet, then polled once
/// ```
///
/// `rung`, `whole` and each child's `isRung` are all that other threads touch. Two orders lose no ring:
/// - a child is quiet again *before* it is polled, so a ring during its poll is kept for the next one;
/// - a ringer pushes, then reads `whole`; [#gather] writes `whole`, then takes what was pushed. Either the ringer
///   rings the waker of this poll, or this poll sees the child.
///
/// What rings after `gather` waits for the next poll of the whole: no child is polled twice in one. Who is still due
/// when the budget is spent comes first in the next, so no child starves another.
///
/// Idea: `FuturesUnordered` of futures-rs, which join_all uses above 30 children.
final class Children<T> {

    private final List<Child> all = new ArrayList<>();
    private final AtomicReference<Child> rung = new AtomicReference<>(); // newest first
    private volatile Waker whole = Waker.NOOP;
    private Host host;
    private Child due; // oldest first
    private Child lastDue;

    /// A new child is rung from the start, which wakes whoever waits for the whole.
    void add(Future<T> future) {
        var child = new Child(future, all.size());
        all.add(child);
        child.wake();
    }

    int size() {
        return all.size();
    }

    /// A poll of the whole begins.
    void gather(Context cx) {
        host = cx.host();
        whole = cx.waker();
        Child newest = rung.getAndSet(null);
        Child oldest = null;
        for (Child child = newest; child != null; ) {
            Child older = child.link;
            child.link = oldest;
            oldest = child;
            child = older;
        }
        if (due == null) due = oldest;
        else lastDue.link = oldest;
        if (newest != null) lastDue = newest;
    }

    /// Whose turn it is; null if nobody is due, or if this poll has done enough: then it has rung to go on.
    Child next(Context cx) {
        while (due != null && !Budget.isSpent(cx)) {
            Child child = due;
            due = child.link;
            child.link = null;
            child.isRung.getAndSet(false); // a swap, not a store: what the ringer wrote must be visible to the poll
            if (child.future == null) continue;
            Budget.spend(cx);
            return child;
        }
        return null;
    }

    /// The poll of the whole had a value: until the next one nobody waits.
    void rest() {
        whole = Waker.NOOP;
    }

    /// The last child takes the place of the one that has ended.
    void remove(Child child) {
        child.future = null;
        Child last = all.removeLast();
        if (last == child) return;
        all.set(child.place, last);
        last.place = child.place;
    }

    /// Gives up all of them, for whoever closes them.
    List<Future<T>> removeAll() {
        List<Future<T>> unfinished = all.stream().map(child -> child.future).toList();
        for (Child child : all) child.future = null;
        all.clear();
        return unfinished;
    }

    final class Child implements Waker, Context {

        final int index; // how many were added before
        private final AtomicBoolean isRung = new AtomicBoolean();
        private int place; // in `all`
        private Future<T> future; // null once it has ended
        private Child link;

        Child(Future<T> future, int index) {
            this.future = future;
            this.index = index;
            this.place = index;
        }

        Poll<T> poll() throws Exception {
            return future.poll(this);
        }

        @Override
        public void wake() {
            if (isRung.getAndSet(true)) return;
            Child top;
            do {
                top = rung.get();
                link = top;
            } while (!rung.compareAndSet(top, this));
            Waker.ring(whole);
        }

        @Override
        public Waker waker() {
            return this;
        }

        @Override
        public Host host() {
            return host;
        }
    }
}
