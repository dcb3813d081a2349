package async.executor;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// A future on its way through an executor: task, waker, context and queue node in one object, so that a poll, a
/// wake and a wait allocate nothing.
///
/// ```
///   state           bits               run()                        wake()           cancel()
///   IDLE            -                  (not queued)                 -> SCHEDULED, Q  -> SCHEDULED + CANCELLED, Q
///   SCHEDULED       QUEUED             -> RUNNING, polls            stays            + CANCELLED
///   RUNNING         RUNNING            Pending -> IDLE              -> NOTIFIED      -> NOTIFIED + CANCELLED
///   NOTIFIED        RUNNING + QUEUED   Pending -> SCHEDULED, Q      stays            + CANCELLED
///   + CANCELLED     any of the above   SCHEDULED -> closes, DONE    as without       stays
///   DONE            DONE               (not queued)                 nothing          nothing
///   + DETACHED      any, and for good: changes only who is told of a failure
///
///   Q: whoever makes this step puts the task into the queue; so it stands there once.
/// ```
///
/// - `state` changes only by atomic read-modify-writes. A wake that finds the task SCHEDULED or NOTIFIED writes
///   all the same: the write orders the waker's data before it and the poll after it, which a mere look would not
///   (store buffering: a prototype that only looked lost 171 of 6,000,000 wakes).
/// - `content` is the future until DONE, then its end. The running thread owns it; DONE hands it to the joiner.
/// - `joiner` is the waker of whoever awaits the end. Joiner: write it, then look for DONE. Runner: DONE, then
///   read it.
/// - `next` belongs to the inbox, `before` and `after` to the executor's list of live tasks: its thread only.
///
/// Idea: async-task's `state.rs`, with one bit less.
final class TaskCell<T> implements Task<T>, Waker, Context {

    private static final int QUEUED = 1;
    private static final int RUNNING = 2;
    private static final int CANCELLED = 4;
    private static final int DONE = 8;
    private static final int DETACHED = 16;

    /// How it ended, when it did not end with a value.
    private record Failure(Throwable cause) {}

    private static final VarHandle STATE = stateHandle();

    private static VarHandle stateHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(TaskCell.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("TaskCell.state", e);
        }
    }

    private final LocalExecutor executor;
    private final String name;
    private volatile int state = QUEUED;
    private Object content;
    private volatile Waker joiner;
    private boolean joined; // the joiner's own note that it has had the end, or given up

    TaskCell<?> next;
    TaskCell<?> before;
    TaskCell<?> after;

    TaskCell(LocalExecutor executor, String name, Future<T> future) {
        this.executor = executor;
        this.name = Objects.requireNonNull(name, "a task needs a name");
        this.content = Objects.requireNonNull(future, "a task needs a future");
    }

    // What the executor calls, on its own thread

    /// One poll, or the close that a cancel asked for.
    void run() {
        int was = (int) STATE.getAndBitwiseXor(this, QUEUED | RUNNING);
        if ((was & CANCELLED) != 0) closeContent(new CancellationException("the task was cancelled"));
        else poll();
    }

    private void poll() {
        Object end;
        try {
            switch (future().poll(this)) {
                case Poll.Pending<T>() -> {
                    pause();
                    return;
                }
                case Poll.Ready<T> ready -> end = ready;
            }
        } catch (Throwable failure) {
            end = new Failure(failure);
        }
        executor.polled(this, true);
        finish(end);
    }

    private void pause() {
        executor.polled(this, false);
        int was = (int) STATE.getAndBitwiseAnd(this, ~RUNNING);
        if ((was & QUEUED) != 0) executor.schedule(this);
    }

    /// The end of a task that will not be polled again; what its close throws goes with the end.
    void closeContent(CancellationException end) {
        try {
            future().close();
        } catch (Throwable failure) {
            end.addSuppressed(failure);
        }
        executor.closed(this);
        finish(new Failure(end));
    }

    private void finish(Object end) {
        content = end;
        int was = (int) STATE.getAndBitwiseOr(this, DONE);
        executor.finished(this);
        Waker waiting = joiner;
        if (waiting != null) Waker.ring(waiting);
        boolean detached = (was & DETACHED) != 0;
        if (end instanceof Failure(Throwable cause) && (isFatal(cause) || detached && isLoss(cause))) report(cause);
    }

    /// If nobody joins, nobody else will tell of it. A cancelled task's clean end is what somebody asked for.
    private static boolean isLoss(Throwable cause) {
        return !(cause instanceof CancellationException) || cause.getSuppressed().length > 0;
    }

    /// The machine is in trouble: told at once, whoever joins.
    private static boolean isFatal(Throwable cause) {
        return cause instanceof VirtualMachineError
                || Stream.of(cause.getSuppressed()).anyMatch(VirtualMachineError.class::isInstance);
    }

    private void report(Throwable cause) {
        executor.report("task \"" + name + "\"", cause);
    }

    @SuppressWarnings("unchecked") // until DONE the content is the future
    private Future<T> future() {
        return (Future<T>) content;
    }

    // What any thread may call

    @Override
    public void wake() {
        int was = (int) STATE.getAndBitwiseOr(this, QUEUED);
        if (isIdle(was)) executor.woken(this);
    }

    @Override
    public void cancel() {
        int was = (int) STATE.getAndBitwiseOr(this, QUEUED | CANCELLED);
        if (isIdle(was)) executor.woken(this);
    }

    private static boolean isIdle(int state) {
        return (state & (QUEUED | RUNNING | DONE)) == 0;
    }

    @Override
    public boolean isDone() {
        return (state & DONE) != 0;
    }

    // What the joiner calls

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        if (joined) throw Future.spent();
        if (!isDone()) {
            joiner = cx.waker();
            if (!isDone()) return Poll.pending();
        }
        joined = true;
        return end();
    }

    @Override
    public void close() {
        if (!joined) detach(); // nobody can join any more, so a failure must be told elsewhere
        joined = true;
        joiner = null;
        cancel();
    }

    @Override
    public void detach() {
        int was = (int) STATE.getAndBitwiseOr(this, DETACHED);
        boolean untold = !joined && (was & (DONE | DETACHED)) == DONE;
        if (untold && content instanceof Failure(Throwable cause) && !isFatal(cause) && isLoss(cause)) report(cause);
    }

    @SuppressWarnings("unchecked") // DONE: the content is the Ready that the future gave, or a Failure
    private Poll<T> end() throws Exception {
        if (!(content instanceof Failure(Throwable cause))) return (Poll<T>) content;
        switch (cause) {
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new UndeclaredThrowableException(cause);
        }
    }

    // What the future inside sees

    @Override
    public Waker waker() {
        return this;
    }

    @Override
    public Host host() {
        return executor;
    }
}
