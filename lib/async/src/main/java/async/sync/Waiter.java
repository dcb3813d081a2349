package async.sync;

import async.core.Budget;
import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import java.util.function.Supplier;

/// One who waits: the states stand at [Waiters], which guards all fields that are not final.
///
/// If the budget is spent at its first poll, it takes its place, or its units, all the same, but says so at the next
/// poll only. So whoever stands before it in a select, and spends everything in each poll, cannot hold it up.
final class Waiter<T> extends Once<T> {

    enum Place {
        OUTSIDE,
        QUEUED,
        GRANTED
    }

    Place place = Place.OUTSIDE; // only its owner leaves OUTSIDE, so he may look without the monitor
    int wants;
    Waker waker;
    final long round;

    private final Waiters waiters;
    private final String verb;
    private final Object of;
    private final Supplier<T> value;

    /// @param value what its owner gets for the units
    Waiter(Waiters waiters, int wants, String verb, Object of, Supplier<T> value) {
        this.waiters = waiters;
        this.wants = wants;
        this.verb = verb;
        this.of = of;
        this.value = value;
        round = waiters.rounds;
    }

    @Override
    protected Poll<T> advance(Context cx) {
        boolean atOnce = place != Place.OUTSIDE || !Budget.isSpent(cx);
        if (!waiters.ask(this, cx.waker(), atOnce)) return Poll.pending();
        Budget.spend(cx);
        return Poll.ready(value.get());
    }

    @Override
    protected void release() {
        Waiters.ring(waiters.leave(this));
    }

    @Override
    public String toString() {
        return verb + (wants > 1 ? " " + wants : "") + " of " + of;
    }
}
