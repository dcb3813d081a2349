package async.executor;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// A future on its way through an executor: task, waker and queue node in one object, so that a poll, a wake and a
/// wait allocate nothing.
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
///   + BOUND         any, and for good, set while RUNNING: only its home runs it
///
///   Q: whoever makes this step puts the task into a queue; so it stands in one queue, once.
/// ```
///
/// Who makes the steps depends on the executor:
///
/// - **Of several threads:** any thread, in `state`, by atomic read-modify-writes. A wake that finds the task SCHEDULED
///   or NOTIFIED writes all the same: the write orders the waker's data before it and the poll after it, which a mere
///   look would not (store buffering: a prototype that only looked lost 171 of 6,000,000 wakes). Where the bits are
///   known, the step is an addition, for which processors have an instruction.
/// - **Of one thread:** that thread, in `mine`, by plain reads and writes. Others set QUEUED and CANCELLED in `state`;
///   the first puts the task into the inbox. Whoever empties that takes the bits out, and makes the steps for them. A
///   busy loop does so once in 61 polls, so a poll looks for CANCELLED there too. Atomic steps instead would cost a
///   sixth of a hop in `SlotHopBench`.
/// - DONE and DETACHED stand in `state` in either case.
///
/// - `content` is the future until DONE, then its value, or a Failure. The running thread owns it; DONE hands it
///   to the joiner.
/// - `home` changes only while RUNNING, by the running thread.
/// - `joiner` is the waker of whoever awaits the end, or JOINED. Joiner: write it, then look for DONE. Runner:
///   DONE, then read it. Between two threads each needs a full fence there.
/// - `next` belongs to the queue it stands in, `before` and `after` to its home's list of live tasks.
///
/// Idea: async-task's `state.rs`.
class TaskCell<T> implements Task<T>, Waker {

    private static final int QUEUED = 1;
    private static final int RUNNING = 2;
    private static final int CANCELLED = 4;
    private static final int DONE = 8;
    private static final int DETACHED = 16;
    private static final int BOUND = 32;

    /// Instead of an end.
    private static final Object PENDING = new Object();

    /// The joiner has had the end, or given up.
    private static final Waker JOINED = () -> {};

    /// How it ended, when it did not end with a value.
    ///
    /// @param untold where it waits for a joiner; null if it is told at once, or is no loss
    private record Failure(Throwable cause, Untold.Entry untold) {}

    /// Somebody gave up: where is no news, and a stack trace would cost more than the whole task.
    private static final class Ended extends CancellationException {

        private static final long serialVersionUID = 1L;

        Ended(String why) {
            super(why);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }

        @Override
        public String toString() {
            return CancellationException.class.getName() + ": " + getMessage();
        }
    }

    private static final VarHandle STATE = field("state", byte.class);
    private static final VarHandle JOINER = field("joiner", Waker.class);

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(TaskCell.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("TaskCell." + name, e);
        }
    }

    private Runner home;
    private volatile byte state;
    private byte mine;
    private Object content;
    private Waker joiner;

    TaskCell<?> next;
    TaskCell<?> before;
    TaskCell<?> after;

    TaskCell(Runner home, Future<T> future) {
        this.home = home;
        this.content = Objects.requireNonNull(future, "a task needs a future");
        if (home.isMine()) mine = QUEUED;
        else STATE.set(this, (byte) QUEUED); // nobody else knows it yet
    }

    // What a runner calls, on its own thread

    /// One poll, or the close that a cancel asked for.
    final void run(Runner runner) {
        int was = step(RUNNING - QUEUED) | state; // where a cancel may still wait for the inbox to be emptied
        isPolled();
        if ((was & CANCELLED) != 0) end();
        else poll(runner);
    }

    /// The runner's own steps; gives the state before.
    private int step(int change) {
        if (!home.isMine()) return (byte) STATE.getAndAdd(this, (byte) change);
        int was = mine;
        mine = (byte) (was + change);
        return was;
    }

    /// Anybody's; gives what the state was for whom it concerns.
    private int mark(int bits) {
        if (!home.isMine()) return (byte) STATE.getAndBitwiseOr(this, (byte) bits);
        int was = mine;
        mine = (byte) (was | bits);
        return was;
    }

    /// It comes out of an inbox: from now on what others have asked for stands in the state. Whether it is to be
    /// queued.
    final boolean arrives() {
        if (!home.isMine()) return true; // it does already
        int asked = (byte) STATE.getAndBitwiseAnd(this, (byte) ~(QUEUED | CANCELLED)) & (QUEUED | CANCELLED);
        boolean runs = isIdle(mark(asked));
        if (runs) isWoken();
        return runs;
    }

    private void poll(Runner runner) {
        Object end;
        try {
            end = switch (future().poll(runner)) {
                case Poll.Pending<T>() -> PENDING;
                case Poll.Ready<T>(T value) -> value;
            };
        } catch (Throwable failure) {
            end = failure(failure);
        }
        if (end == PENDING) {
            pause(runner);
            return;
        }
        hasEnded();
        finish(end);
    }

    private void pause(Runner runner) {
        waits(future());
        int was = step(-RUNNING);
        if ((was & QUEUED) == 0) return;
        isWoken();
        runner.requeue(this);
    }

    /// The end of a task that will not be polled again; what its close throws goes with the end.
    final void end() {
        var end = new Ended(home.isClosing() ? "the executor was closed" : "the task was cancelled");
        try {
            future().close();
        } catch (Throwable failure) {
            end.addSuppressed(failure);
        }
        isClosed();
        finish(failure(end));
    }

    private void finish(Object end) {
        content = end;
        if (home.isMine()) mine = DONE;
        int was = (byte) STATE.getAndBitwiseOr(this, (byte) DONE);
        home.finished(this);
        Waker waiting = (Waker) JOINER.getVolatile(this);
        if (waiting != null) Waker.ring(waiting);
        if (!(end instanceof Failure failure)) return;
        if (isFatal(failure.cause)) report(failure.cause);
        else if ((was & DETACHED) != 0) tell(failure);
    }

    private Failure failure(Throwable cause) {
        boolean waits = isLoss(cause) && !isFatal(cause);
        return new Failure(cause, waits ? home.reports.untold.add(this, cause) : null);
    }

    private void tell(Failure failure) {
        if (failure.untold != null && failure.untold.settle()) report(failure.cause);
    }

    /// From now on `runner`, which is polling it, is the only one that does. Gives the home it leaves.
    final Runner bindTo(Runner runner) {
        Runner left = home;
        home = runner;
        STATE.getAndBitwiseOr(this, (byte) BOUND);
        return left;
    }

    final boolean isBound() {
        return (state & BOUND) != 0;
    }

    // What a trace wants to know

    void isPolled() {}

    void waits(Future<T> future) {}

    void hasEnded() {}

    void isWoken() {}

    void isClosed() {}

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
        home.reports.report(this, cause);
    }

    @SuppressWarnings("unchecked") // until DONE the content is the future
    private Future<T> future() {
        return (Future<T>) content;
    }

    // What any thread may call

    @Override
    public void wake() {
        int was = mark(QUEUED);
        if (isIdle(was)) home.schedule(this);
    }

    @Override
    public void cancel() {
        int was = mark(QUEUED | CANCELLED);
        if (isIdle(was)) home.schedule(this);
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
        if (joiner == JOINED) throw Future.spent();
        if (Budget.isSpent(cx)) return Poll.pending();
        if (!isDone()) {
            listen(cx.waker());
            if (!isDone()) return Poll.pending();
        }
        Budget.spend(cx);
        joiner = JOINED;
        return result();
    }

    private void listen(Waker waker) {
        if (home.isMine()) joiner = waker;
        else JOINER.setVolatile(this, waker);
    }

    @Override
    public void close() {
        detach(); // nobody can join any more, so a failure must be told elsewhere
        joiner = JOINED;
        cancel();
    }

    @Override
    public void detach() {
        int was = (byte) STATE.getAndBitwiseOr(this, (byte) DETACHED);
        if ((was & DONE) != 0 && content instanceof Failure failure) tell(failure);
    }

    @SuppressWarnings("unchecked") // DONE: the content is the value that the future gave, or a Failure
    private Poll<T> result() throws Exception {
        if (!(content instanceof Failure failure)) return Poll.ready((T) content);
        if (failure.untold != null) failure.untold.settle();
        return Poll.failed(failure.cause);
    }

    @Override
    public String toString() {
        return "a task";
    }
}
