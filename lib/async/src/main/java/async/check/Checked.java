package async.check;

import async.check.Breach.Kind;
import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Waker;
import async.trace.Trace;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A future that behaves as the one inside it, and reports each breach of the contract, by that one or by whoever
/// polls it, with the line where it was checked.
///
/// ```
///            poll: Pending; a turn, with a bell of its own, is kept
///                +-----+
///                v     |
///   OPEN --poll, close--> IN USE by a thread --Ready, a throw, close--> ENDED --poll--> the future's own refusal
///    ^                           |
///    +---------- Pending --------+--poll, close by anybody--> a breach, and no further
/// ```
///
/// Each poll hands out a bell of its own. So it is known which poll's waker was asked for, rung, or let go:
///
/// - **Asked, and dropped.** The bell is weakly held here: if it is garbage before it was rung, nobody can ring it.
///   [#inspect] looks.
/// - **Stale.** A ring of an older bell is passed on all the same, so that the report comes instead of a hang. It is a
///   breach once the next poll finds the end although the latest bell is silent: the event had come, and only an older
///   waker was told. (A future whose events come from several threads may, seldom, be accused wrongly: a ring that was
///   meant for its poll comes late, and another event is found before its ring.)
///
/// `user` says which thread is inside, and is all that guards the plain fields; `turn` is also read, and its marks are
/// written, by whoever rings.
///
/// What no breach follows from: a poll that only takes long (see [async.trace.Watchdog]), and what [Waits] leaves out.
///
/// {@snippet class=CheckedTest region=breach}
///
/// Idea: `assert_pending` and `Spawn` of tokio-test, turned into a future.
public final class Checked<T> implements Future<T> {

    private final Future<T> future;
    private final Consumer<Breach> reporter;
    private final StackTraceElement site = Trace.site();
    private final AtomicReference<Thread> user = new AtomicReference<>();
    private boolean impatient;
    private boolean ended;
    private volatile Turn turn;

    private Checked(Future<T> future, Consumer<Breach> reporter) {
        this.future = Objects.requireNonNull(future, "a check needs a future");
        this.reporter = Objects.requireNonNull(reporter, "a check needs somebody to tell");
    }

    /// Throws [BrokenContract] where the breach happens.
    ///
    /// {@snippet class=CheckedTest region=breach}
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public static <T> Checked<T> of(Future<T> future) {
        return new Checked<>(future, Checked::fail);
    }

    /// Tells `reporter`, and goes on where that is possible.
    ///
    /// {@snippet class=CheckedTest region=reporter}
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public static <T> Checked<T> of(Future<T> future, Consumer<Breach> reporter) {
        return new Checked<>(future, reporter);
    }

    /// From now on polls once more after each Pending, unasked. Gives this future.
    ///
    /// {@snippet class=CheckedTest region=impatient}
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public Checked<T> impatient() {
        impatient = true;
        return this;
    }

    @Override
    public Poll<T> poll(Context cx) throws Exception {
        enter(Kind.POLLED_IN_POLL);
        try {
            if (ended) return pollEnded(cx);
            Poll<T> poll = turn(cx);
            if (impatient && !ended && !turn.rung) poll = pollUnasked(cx);
            return poll;
        } finally {
            user.set(null);
        }
    }

    /// Twice, the second time to see that it does nothing.
    @Override
    public void close() {
        enter(Kind.CLOSED_IN_POLL);
        try {
            ended = true;
            long waits = Waits.ofThisThread();
            future.close();
            tellIfBlocked(waits);
            try {
                future.close();
            } catch (Throwable second) {
                tell(Kind.CLOSED_TWICE, second);
            }
        } finally {
            user.set(null);
        }
    }

    /// Looks whether somebody is left who could wake this future, if it waits. Collects garbage first, which takes a
    /// moment.
    ///
    /// {@snippet class=CheckedTest region=inspect}
    public void inspect() {
        System.gc();
        if (ended || turn == null || turn.bell == null || turn.rung) return;
        if (turn.bell.refersTo(null)) tell(Kind.LOST_WAKER, null);
    }

    private Poll<T> turn(Context cx) throws Exception {
        Turn before = turn;
        Turn now = turn = new Turn(cx);
        long waits = Waits.ofThisThread();
        ended = true; // if it throws
        Poll<T> poll = future.poll(now);
        ended = poll instanceof Poll.Ready<T>;
        tellIfBlocked(waits);
        switch (poll) {
            case null -> tell(Kind.NO_ANSWER, null);
            case Poll.Pending<T>() when now.bell == null -> tell(Kind.NO_WAKER, null);
            case Poll.Ready<T> end when before != null && before.passed && !before.rung -> tell(Kind.STALE_WAKER, null);
            default -> {}
        }
        return poll;
    }

    /// An unchecked exception is no news from the world, which might just have come.
    private Poll<T> pollUnasked(Context cx) throws Exception {
        try {
            return turn(cx);
        } catch (RuntimeException failure) {
            tell(Kind.BROKEN_BY_EXTRA_POLL, failure);
            throw failure;
        }
    }

    private Poll<T> pollEnded(Context cx) throws Exception {
        try {
            Poll<T> answer = future.poll(cx);
            tell(Kind.ANSWERED_AFTER_END, null);
            return answer;
        } catch (IllegalStateException refusal) {
            tell(Kind.POLLED_AFTER_END, null);
            throw refusal;
        }
    }

    /// To go on would be to break what the other call is doing.
    private void enter(Breach.Kind inside) {
        Thread other = user.compareAndExchange(null, Thread.currentThread());
        if (other == null) return;
        Breach breach = Breach.of(other == Thread.currentThread() ? inside : Kind.OVERLAP, null, site);
        reporter.accept(breach);
        fail(breach);
    }

    private void tellIfBlocked(long waits) {
        if (Waits.ofThisThread() != waits) tell(Kind.BLOCKED, null);
    }

    boolean isOpen() {
        return !ended;
    }

    private void tell(Breach.Kind kind, Throwable cause) {
        reporter.accept(Breach.of(kind, cause, site));
    }

    private static void fail(Breach breach) {
        throw new BrokenContract(breach);
    }

    @Override
    public String toString() {
        return "checked " + future;
    }

    /// One poll, as the future sees it.
    private final class Turn implements Context {

        private final Context cx; // for the poll only
        private WeakReference<Waker> bell; // null: nobody has asked
        private volatile Waker outer;
        private volatile boolean rung;
        private volatile boolean passed; // an older bell was rung while this was the latest

        Turn(Context cx) {
            this.cx = Objects.requireNonNull(cx, "a poll needs its context");
        }

        @Override
        public Waker waker() {
            Waker kept = bell == null ? null : bell.get();
            if (kept != null) return kept;
            outer = cx.waker();
            Waker made = () -> ring();
            bell = new WeakReference<>(made);
            return made;
        }

        @Override
        public Host host() {
            return cx.host();
        }

        private void ring() {
            Turn latest = turn;
            if (latest == this) rung = true;
            else latest.passed = true;
            Waker awaiting = latest.outer == null ? outer : latest.outer;
            try {
                awaiting.wake();
            } catch (Throwable broken) {
                tell(Kind.BROKEN_WAKER, broken);
            }
        }
    }
}
