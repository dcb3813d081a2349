package async.time;

import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.Objects;

/// A tick every period. Each [#tick] is a future of its own; the interval remembers when the next one is due.
///
/// ```
///           a tick polled too early               its moment has come
///   IDLE ----------------------------> WAITING -----------------------> IDLE, `next` one period on
///    ^ ^----- the tick closed: `next` stays ---+
///    +------- a tick polled late enough: `next` one period on, or as `Missed` says
/// ```
///
/// One owner, as a future: the task that takes the ticks, one at a time. So the fields are plain. An interval that
/// nobody waits for holds nothing.
///
/// {@snippet class=IntervalTest region=interval}
///
/// Idea: `tokio::time::Interval`.
public final class Interval implements AutoCloseable {

    private static final long LATE = 5_000_000;

    private final long period;
    private Missed missed = Missed.BURST;
    private Sleep next = Sleep.ofInterval(0, Sleep.From.FIRST_POLL);
    private Tick waiting;
    private boolean closed;

    Interval(long period) {
        this.period = period;
    }

    /// What to do about ticks that nobody took in time; before this, [Missed#BURST]. Gives this interval.
    ///
    /// {@snippet class=IntervalTest region=skip}
    public Interval onMissed(Missed choice) {
        missed = Objects.requireNonNull(choice, "an interval needs to know what to do about missed ticks");
        return this;
    }

    /// The next tick: ready when it is due, with the moment it was due at, in nanoseconds of the executor's clock.
    /// The first is due when first polled.
    ///
    /// Cancel-safe: a tick closed while it waits is not lost, the next one takes its place.
    ///
    /// Polled while another tick of the interval waits, or after the interval is closed, it fails with
    /// an IllegalStateException.
    ///
    /// {@snippet class=IntervalTest region=interval}
    @CancelSafety(CancelSafety.Level.SAFE)
    public Future<Long> tick() {
        return new Tick();
    }

    /// Counts again from here: the next tick is due one period from now, also for whoever waits already. Before
    /// the first tick it makes that one wait a period.
    ///
    /// {@snippet class=IntervalTest region=reset}
    public void reset() {
        next.restart(period);
    }

    /// No more ticks; one that waits is woken, and fails. A second close does nothing.
    ///
    /// {@snippet class=IntervalTest region=close}
    @Override
    public void close() {
        closed = true;
        next.abandon();
    }

    private Poll<Long> pollTick(Tick tick, Context cx) throws Exception {
        if (closed) throw new IllegalStateException("this interval is closed; make a new one");
        if (waiting != null && waiting != tick)
            throw new IllegalStateException("another tick of this interval waits; take one at a time");
        boolean due = next.poll(cx) instanceof Poll.Ready<Void>;
        waiting = due ? null : tick;
        return due ? Poll.ready(take()) : Poll.pending();
    }

    private long take() {
        long moment = next.deadline();
        next = next.followedBy(after(moment, next.now()));
        return moment;
    }

    private long after(long moment, long now) {
        if (now - moment <= LATE) return moment + period;
        return switch (missed) {
            case BURST -> moment + period;
            case DELAY -> now + period;
            case SKIP -> now + period - (now - moment) % period;
        };
    }

    private final class Tick extends Once<Long> {

        @Override
        protected Poll<Long> advance(Context cx) throws Exception {
            return pollTick(this, cx);
        }

        @Override
        protected void release() {
            if (waiting != this) return;
            waiting = null;
            next.release();
        }

        @Override
        public String toString() {
            return "tick of an interval of " + Time.text(period);
        }
    }
}
