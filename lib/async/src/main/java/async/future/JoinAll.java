package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Many futures in one task, each with a bell of its own, so that a poll asks only those that rang.
///
/// ```
///   child     wake()                                   the next poll of the whole
///   quiet     -> rung, onto `rung`, wakes the whole
///   rung      nothing more                             -> quiet, then polled once
/// ```
///
/// `rung` and each child's `isRung` are all that other threads touch. A child is quiet again *before* it is
/// polled, so that a ring during its poll is kept for the next one.
///
/// Idea: `FuturesUnordered` of futures-rs, which join_all uses above 30 children.
final class JoinAll<T> extends Once<List<T>> {

    private final List<Child> children = new ArrayList<>();
    private final AtomicReference<Child> rung = new AtomicReference<>();
    private final Object[] values;
    private int left;
    private boolean started;
    private volatile Waker whole;
    private Host host;

    JoinAll(List<? extends Future<T>> futures) {
        for (Future<T> future : futures) children.add(new Child(future, children.size()));
        values = new Object[futures.size()];
        left = futures.size();
    }

    @Override
    protected Poll<List<T>> advance(Context cx) throws Exception {
        host = cx.host();
        whole = cx.waker();
        try {
            if (started) pollRung();
            else pollEach();
        } catch (Throwable failure) {
            Closing.because(failure, unfinished());
            throw failure;
        }
        return left == 0 ? Poll.ready(all()) : Poll.pending();
    }

    @SuppressWarnings("unchecked") // only values of T were put in
    private List<T> all() {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(values));
    }

    private void pollEach() throws Exception {
        started = true;
        for (Child child : children) child.poll();
    }

    private void pollRung() throws Exception {
        Child oldest = null;
        for (Child child = rung.getAndSet(null); child != null; ) {
            Child below = child.below;
            child.below = oldest;
            oldest = child;
            child = below;
        }
        while (oldest != null) {
            Child child = oldest;
            oldest = child.below;
            child.below = null;
            child.isRung.getAndSet(false); // a swap, not a store: what the ringer wrote must be visible to the poll
            child.poll();
        }
    }

    private List<Future<T>> unfinished() {
        return children.stream()
                .map(child -> child.future)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    protected void release() {
        Closing.all(unfinished());
    }

    private final class Child implements Waker, Context {

        private final int index;
        private final AtomicBoolean isRung = new AtomicBoolean();
        private Future<T> future; // null once it has ended
        private Child below;

        Child(Future<T> future, int index) {
            this.future = Objects.requireNonNull(future, "a join needs futures; one in the list is null");
            this.index = index;
        }

        void poll() throws Exception {
            if (future == null) return;
            if (future.poll(this) instanceof Poll.Ready<T>(T value)) {
                future = null;
                values[index] = value;
                left--;
            }
        }

        @Override
        public void wake() {
            if (isRung.getAndSet(true)) return;
            Child top;
            do {
                top = rung.get();
                below = top;
            } while (!rung.compareAndSet(top, this));
            whole.wake();
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
