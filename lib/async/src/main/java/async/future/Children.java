package async.future;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Waker;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Many futures in one task, each with a bell of its own, so that a poll of the whole asks only those that rang.
///
/// ```
///   child   wake(), from any thread       gather()   next()
///   quiet   -> rung: onto `rung`,
///              then rings the whole
///   rung    nothing more                  -> due
///   due     nothing more                             -> quiet, then polled once
/// ```
///
/// A new child is due; nobody can ring it yet. `rung`, `whole` and each child's flag are all that other threads touch.
/// Two orders lose no ring:
/// - a child is quiet again *before* it is polled, so a ring during its poll is kept for the next one;
/// - a ringer pushes, then reads `whole`; [#gather] writes `whole`, then takes what was pushed. Either the ringer
///   rings the waker of this poll, or this poll sees the child.
///
/// What rings after `gather` waits for the next poll of the whole, so a poll asks no child twice; nor more than 128 of
/// them, nor any on a spent budget. Who is then still due comes first in the next poll: no child starves another.
///
/// Idea: `FuturesUnordered` of futures-rs, which join_all uses above 30 children.
final class Children<T> {

    private static final int TURNS = 128; // as Budget

    private final List<Child> all = new ArrayList<>();
    private final AtomicReference<Child> rung = new AtomicReference<>(); // newest first
    private volatile Waker whole = Waker.NOOP;
    private Host host;
    private Child due; // oldest first
    private Child lastDue;
    private int turns;

    /// Wakes whoever waits for the whole.
    void add(Future<T> future) {
        var child = new Child(future, all.size());
        all.add(child);
        append(child, child);
        Waker.ring(whole);
    }

    int size() {
        return all.size();
    }

    /// A poll of the whole begins.
    void gather(Context cx) {
        host = cx.host();
        whole = cx.waker();
        turns = TURNS;
        Child newest = rung.getAndSet(null);
        Child oldest = null;
        for (Child child = newest; child != null; ) {
            Child older = child.link;
            child.link = oldest;
            oldest = child;
            child = older;
        }
        if (newest != null) append(oldest, newest);
    }

    private void append(Child first, Child last) {
        if (due == null) due = first;
        else lastDue.link = first;
        lastDue = last;
    }

    /// Whose turn it is; null if nobody is due, or if this poll has done enough: then it has rung to go on.
    Child next(Context cx) {
        while (due != null && !Budget.isSpent(cx)) {
            if (turns-- == 0) {
                Waker.ring(whole);
                return null;
            }
            Child child = due;
            due = child.link;
            child.link = null;
            if (child.get()) child.getAndSet(false); // a swap: the poll must see what was written before a ring
            if (child.future == null) continue;
            return child;
        }
        return null;
    }

    /// The poll of the whole had a value: until the next one nobody waits. Nor does a bell that somebody has
    /// kept hold on to the task and its executor.
    void rest() {
        whole = Waker.NOOP;
        host = null;
    }

    /// Makes room: the last child takes the place of this one, which has ended.
    void remove(Child child) {
        Child last = all.removeLast();
        if (last == child) return;
        all.set(child.index, last);
        last.index = child.index;
    }

    /// Gives up those that have not ended, for whoever closes them.
    List<Future<T>> removeAll() {
        List<Future<T>> unfinished =
                all.stream().map(child -> child.future).filter(Objects::nonNull).toList();
        for (Child child : all) child.future = null;
        all.clear();
        rest();
        return unfinished;
    }

    /// Its own flag: true from a ring until its turn. A flag beside it costs a tenth more a child.
    @SuppressWarnings("serial") // nobody writes it out
    final class Child extends AtomicBoolean implements Waker, Context {

        int index; // in `all`
        private Future<T> future; // null once it has ended
        private Child link;

        Child(Future<T> future, int index) {
            this.future = future;
            this.index = index;
        }

        Poll<T> poll() throws Exception {
            Poll<T> poll = future.poll(this);
            if (poll instanceof Poll.Ready<T>) future = null;
            return poll;
        }

        @Override
        public void wake() {
            if (getAndSet(true)) return;
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
