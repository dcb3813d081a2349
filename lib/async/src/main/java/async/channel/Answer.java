package async.channel;

import async.core.Budget;
import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The receiving end of a oneshot, and all there is between the two.
///
/// ```
///   content:  null --poll--> a Waker --settle: rings it--> Ready or Failure --poll: gives it--> SPENT
///              |  +--------------------settle---------------^                                     ^
///              +------------------------close()-----------------------------------------------+
/// ```
///
/// Every step is one compare-and-set or exchange of `content`: of a poll and a settle that meet, the later one sees
/// the earlier. SPENT is final. Whoever waits for that leaves itself in `watcher`, then looks at `content` once
/// more; who writes SPENT then reads `watcher`.
final class Answer<T> extends Once<T> {

    record Failure(Exception cause) {}

    private static final Object SPENT = new Object();
    private static final VarHandle CONTENT = handle();

    private volatile Object content;
    private volatile Closed watcher;

    /// False if something stands there already, or nobody will look.
    boolean settle(Object result) {
        Object seen;
        do {
            seen = content;
            if (seen != null && !(seen instanceof Waker)) return false;
        } while (!CONTENT.compareAndSet(this, seen, result));
        if (seen instanceof Waker waiting) Waker.ring(waiting);
        return true;
    }

    @Override
    @SuppressWarnings("unchecked") // only a Poll of T was put in
    protected Poll<T> advance(Context cx) throws Exception {
        if (Budget.isSpent(cx)) return Poll.pending();
        Waker waker = cx.waker();
        for (Object seen = content; seen == null || seen instanceof Waker; seen = content)
            if (seen == waker || CONTENT.compareAndSet(this, seen, waker)) return Poll.pending();
        Budget.spend(cx);
        Object result = CONTENT.getAndSet(this, SPENT);
        ringWatcher();
        if (result instanceof Failure(Exception cause)) throw cause;
        return (Poll<T>) result;
    }

    @Override
    protected void release() {
        content = SPENT;
        ringWatcher();
    }

    private void ringWatcher() {
        Closed told = watcher;
        if (told != null) Waker.ring(told.waker);
    }

    @Override
    public String toString() {
        return "oneshot";
    }

    /// Waits for SPENT.
    static final class Closed extends Once<Void> {

        private final Answer<?> answer;
        private volatile Waker waker;

        Closed(Answer<?> answer) {
            this.answer = answer;
        }

        @Override
        protected Poll<Void> advance(Context cx) {
            waker = cx.waker();
            answer.watcher = this;
            if (answer.content != SPENT) return Poll.pending();
            release();
            return Poll.ready(null);
        }

        @Override
        protected void release() {
            if (answer.watcher == this) answer.watcher = null;
        }

        @Override
        public String toString() {
            return "close of a oneshot";
        }
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(Answer.class, "content", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Answer.content", e);
        }
    }
}
