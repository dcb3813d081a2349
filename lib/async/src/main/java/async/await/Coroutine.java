package async.await;

import async.compile.BodyRules;
import async.core.AsyncBody;
import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.FutureTrace;
import async.core.Poll;
import async.core.Suspended;
import async.core.Task;
import async.core.Waker;
import java.lang.StackWalker.StackFrame;
import java.util.Objects;
import java.util.stream.Stream;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/// An `async` body as a future, by the JDK's own coroutines: each poll runs the body on the poller's thread until
/// it ends or awaits something that is pending; then its frames are set aside until the next poll.
///
/// ```
///             poll                  the body ends
///   NEW ----------------> RUNNING -----------------> SPENT
///    |                     |   ^                       ^
///    |    awaits a pending |   | poll                  |
///    |                     v   |                       |
///    |                    PAUSED ----------------------+
///    |                            close(): the awaited future is closed, then the body
///    |                            goes on with Cancelled, at this await and every later one
///    +--- close(): the body never ran, and owns nothing ---> SPENT
/// ```
///
/// All fields are the owner's. While RUNNING that is the body itself, through [#await].
///
/// The JIT takes `Thread.currentThread()` for a constant of a method. A hot body that moves between threads may see
/// the thread it had before, and with it the wrong thread-locals and the wrong owner of a `ReentrantLock`. So a body
/// that pauses asks its executor to stay where it is ([Host#keepThread]); who polls it by hand must see to that
/// himself.
///
/// Idea: `jdk.internal.vm.Continuation`, under virtual threads; here without their scheduler.
final class Coroutine<T> extends Continuation implements Future<T>, Suspended {

    private enum State {
        NEW,
        RUNNING,
        PAUSED,
        SPENT
    }

    private static final ContinuationScope SCOPE = new ContinuationScope("async");

    private final Body<T> body;
    private State state = State.NEW;
    private Context cx;
    private Future<?> awaited; // null but while PAUSED
    private int refusals; // awaits that threw Cancelled; more than 0: closing

    Coroutine(AsyncBody<T> body) {
        this(new Body<>(Objects.requireNonNull(body, "async needs a body")));
    }

    private Coroutine(Body<T> body) {
        super(SCOPE, body);
        this.body = body;
        FutureTrace.made(this);
    }

    /// The coroutine whose body is calling, or null.
    static Coroutine<?> current() {
        return (Coroutine<?>) Continuation.getCurrentContinuation(SCOPE);
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        Objects.requireNonNull(cx);
        if (state == State.RUNNING || state == State.SPENT) throw Future.spent();
        if (state == State.NEW) FutureTrace.used(this);
        advance(cx);
        return state == State.PAUSED ? Poll.pending() : body.end();
    }

    @Override
    public void close() {
        switch (state) {
            case NEW -> {
                FutureTrace.used(this);
                state = State.SPENT;
            }
            case PAUSED -> unwind();
            case RUNNING -> throw BodyRules.closedInside();
            case SPENT -> {}
        }
    }

    private void advance(Context cx) {
        this.cx = cx;
        state = State.RUNNING;
        run();
        state = isDone() ? State.SPENT : State.PAUSED;
        if (state == State.PAUSED && cx.host() != null) cx.host().keepThread();
        this.cx = null;
    }

    private void unwind() {
        refusals = 1;
        advance(Context.of(Waker.NOOP));
        boolean ended = state == State.SPENT;
        state = State.SPENT;
        if (!ended) throw body.stubborn;
        BodyRules.rethrowUnlessCancelled(body.failure);
    }

    // Called by the body

    <V> Task<V> spawn(Future<V> future) {
        return BodyRules.spawn(future, refusals > 0 ? null : cx);
    }

    <V> V await(Future<V> future) throws Exception {
        BodyRules.given(future);
        if (refusals > 0) throw refuse(future);
        for (; ; ) {
            switch (future.poll(cx)) {
                case Poll.Ready<V>(V value) -> {
                    return value;
                }
                case Poll.Pending<V>() -> pause(future);
            }
        }
    }

    private void pause(Future<?> future) {
        awaited = future;
        try {
            Continuation.yield(SCOPE);
        } catch (IllegalStateException pinned) {
            try (future) {
                throw new IllegalStateException(
                        "await cannot pause here: a static initialiser or a native frame stands between async and await",
                        pinned);
            }
        } finally {
            awaited = null;
        }
        if (refusals > 0) throw refuse(future);
    }

    private Cancelled refuse(Future<?> future) {
        if (BodyRules.isStubborn(refusals++)) abandon();
        return BodyRules.refuse(future);
    }

    /// The body catches Cancelled and awaits on, again and again. It is set aside for good, and named.
    private void abandon() {
        body.stubborn = BodyRules.stubborn(StackWalker.getInstance().walk(Coroutine::awaitLine));
        for (; ; ) Continuation.yield(SCOPE);
    }

    /// The innermost frame that is neither this engine's nor that of the JDK's below it.
    private static StackTraceElement awaitLine(Stream<StackFrame> frames) {
        return frames.dropWhile(Coroutine::isOurs).findFirst().orElseThrow().toStackTraceElement();
    }

    private static boolean isOurs(StackFrame frame) {
        return Stream.of(Coroutine.class, Async.class, Continuation.class)
                .anyMatch(ours -> frame.getClassName().equals(ours.getName()));
    }

    // For whoever dumps tasks

    @Override
    public Future<?> awaited() {
        return awaited;
    }

    @Override
    public StackTraceElement line() {
        return awaited == null ? null : stackWalker().walk(Coroutine::awaitLine);
    }

    @Override
    public String toString() {
        return "an async body";
    }

    /// What runs, and how it ended.
    private static final class Body<T> implements Runnable {

        private final AsyncBody<T> code;
        private T value;
        private Throwable failure;
        private IllegalStateException stubborn;

        Body(AsyncBody<T> code) {
            this.code = code;
        }

        @Override
        public void run() {
            try {
                value = code.run();
            } catch (Throwable e) {
                failure = e;
            }
        }

        Poll<T> end() throws Exception {
            return failure == null ? Poll.ready(value) : Poll.failed(failure);
        }
    }
}
