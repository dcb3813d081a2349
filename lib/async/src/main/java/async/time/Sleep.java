package async.time;

import async.core.Budget;
import async.core.Context;
import async.core.FutureTrace;
import async.core.Once;
import async.core.Poll;
import async.core.Timers;
import async.core.Waker;

/// One alarm, and the poll that set it. If the future moves to an executor with another clock, the time that is
/// left moves with it.
///
/// A sleep that is over at its first poll asks the budget, or a loop of such sleeps would keep the thread. One that
/// has waited has given the thread back already, and is ready whatever is left: so whoever stands before it in a
/// select or a timeout, and spends everything in each poll, cannot hold it up.
final class Sleep extends Once<Void> {

    enum From {
        FIRST_POLL,
        CLOCK
    }

    private long deadline; // a span, until the first poll, if it counts from there
    private final From from;
    private Timers timers;
    private Timers.Alarm alarm;
    private Waker waker;

    Sleep(long deadline, From from) {
        this.deadline = deadline;
        this.from = from;
    }

    @Override
    protected Poll<Void> advance(Context cx) {
        Timers here = Time.timersOf(cx);
        long now = here.now();
        if (timers != here) settleOn(here, now);
        if (deadline - now > 0 || alarm == null && Budget.isSpent(cx)) {
            ringFor(cx.waker());
            return Poll.pending();
        }
        Budget.spend(cx);
        release();
        return Poll.ready(null);
    }

    private void settleOn(Timers here, long now) {
        if (timers != null) deadline -= timers.now();
        if (timers != null || from == From.FIRST_POLL) deadline += now;
        release();
        timers = here;
    }

    private void ringFor(Waker wanted) {
        if (alarm == null) alarm = timers.set(deadline, wanted);
        else if (waker != wanted) alarm.rewire(wanted);
        waker = wanted;
    }

    @Override
    protected void release() {
        if (alarm != null) alarm.cancel();
        alarm = null;
    }

    @Override
    public String toString() {
        Timers clock = timers;
        if (clock != null) return "sleep, " + Time.text(Math.max(0, deadline - clock.now())) + " left";
        return from == From.FIRST_POLL ? "sleep of " + Time.text(deadline) : "sleep until " + deadline;
    }

    // For an interval, which is a sleep after a sleep

    /// The interval's own: if it is never polled, nobody has forgotten it.
    static Sleep ofInterval(long deadline, From from) {
        var sleep = new Sleep(deadline, from);
        FutureTrace.used(sleep);
        return sleep;
    }

    /// The moment it waits for. Only of a sleep that has been polled.
    long deadline() {
        return deadline;
    }

    long now() {
        return timers.now();
    }

    /// A sleep until another moment of the same clock.
    Sleep followedBy(long moment) {
        var next = ofInterval(moment, From.CLOCK);
        next.timers = timers;
        return next;
    }

    /// Starts over: `span` from now, or from the first poll if there was none. Whoever waits is woken then.
    void restart(long span) {
        deadline = timers == null ? span : timers.now() + span;
        if (alarm == null) return;
        release();
        alarm = timers.set(deadline, waker);
    }

    /// Leaves the wheel, and wakes whoever waits.
    void abandon() {
        if (alarm == null) return;
        release();
        Waker.ring(waker);
    }
}
