package async.measure.chart;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.TraceSink;
import async.core.Waker;

/// A future that tells a trace what happens to it, and is otherwise the one inside.
///
/// ```
///   LIVE --poll--> POLLING --Ready or a throw--> SPENT
///    | ^              |                            ^
///    | +---Pending----+                            |
///    +------close(): the trace hears `closed`------+
/// ```
///
/// Plain fields, as of any future: its one owner polls and closes. The bell in it is rung from any thread and holds
/// nothing but two finals.
final class LaneFuture<T> implements Future<T> {

    private final TraceSink trace;
    private final Future<T> inner;
    private Bell bell;
    private Context inside;
    private State state = State.LIVE;

    private enum State {
        LIVE,
        POLLING,
        SPENT
    }

    LaneFuture(TraceSink trace, Future<T> inner) {
        this.trace = trace;
        this.inner = inner;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (state != State.LIVE) throw Future.spent();
        state = State.POLLING;
        var next = State.SPENT; // a throw ends it too
        trace.polling(this);
        try {
            var poll = inner.poll(watched(cx));
            if (poll instanceof Poll.Pending) next = State.LIVE;
            return poll;
        } finally {
            state = next;
            trace.polled(this, next == State.SPENT);
        }
    }

    @Override
    public void close() {
        if (state == State.POLLING) throw Future.spent();
        if (state == State.SPENT) return;
        state = State.SPENT;
        try {
            inner.close();
        } finally {
            trace.closed(this);
        }
    }

    /// The future inside compares wakers to learn whether it has moved: the same bell as long as ours is the same.
    private Context watched(Context cx) {
        if (bell == null || bell.outer != cx.waker() || inside.host() != cx.host()) {
            bell = new Bell(trace, this, cx.waker());
            inside = Context.of(bell, cx.host());
        }
        return inside;
    }

    private record Bell(TraceSink trace, Object lane, Waker outer) implements Waker {

        @Override
        public void wake() {
            trace.woken(lane);
            outer.wake();
        }
    }
}
