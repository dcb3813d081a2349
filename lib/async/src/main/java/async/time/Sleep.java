package async.time;

import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Timers;
import async.core.Waker;

/// One alarm, and the poll that set it. If the future moves to an executor with another clock, the time that is
/// left moves with it.
final class Sleep extends Once<Void> {

    enum From {
        FIRST_POLL,
        CLOCK
    }

    private long deadline; // a span, until the first poll, if it counts from there
    private From from;
    private Timers timers;
    private Timers.Alarm alarm;
    private Waker waker;

    Sleep(long deadline, From from) {
        this.deadline = deadline;
        this.from = from;
    }

    @Override
    protected Poll<Void> advance(Context cx) {
        settleOn(Time.timersOf(cx));
        if (timers.now() - deadline >= 0) {
            release();
            return Poll.ready(null);
        }
        ringFor(cx.waker());
        return Poll.pending();
    }

    private void settleOn(Timers here) {
        if (timers == here) return;
        if (timers != null) deadline -= timers.now();
        if (timers != null || from == From.FIRST_POLL) deadline += here.now();
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
}
