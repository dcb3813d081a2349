package async.future;

import async.core.Context;
import async.core.Future;
import async.core.FutureTrace;
import async.core.Poll;

/// ```
///   NEW --poll: rings its own waker, Pending--> YIELDED --poll: Ready--> SPENT
///    +---------------close()------------------------+-------------------> SPENT
/// ```
///
/// Not by [async.core.Once], whose state beside this one's would make it half as large again: `YieldBench` makes one
/// for each of its steps.
final class YieldNow implements Future<Void> {

    private static final int NEW = 0;
    private static final int YIELDED = 1;
    private static final int SPENT = 2;

    private int state;

    YieldNow() {
        FutureTrace.made(this);
    }

    @Override
    public Poll<Void> poll(Context cx) {
        if (state == SPENT) throw Future.spent();
        if (state == YIELDED) {
            state = SPENT;
            return Poll.ready(null);
        }
        FutureTrace.used(this);
        state = YIELDED;
        cx.waker().wake(); // the executor queues us behind whatever is queued already
        return Poll.pending();
    }

    @Override
    public void close() {
        if (state == NEW) FutureTrace.used(this);
        state = SPENT;
    }
}
