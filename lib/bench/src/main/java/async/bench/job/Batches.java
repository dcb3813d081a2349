package async.bench.job;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// A driver: so many steps, and a yield after each 1,000 of them, so that what the steps have spawned or woken runs
/// before the queue is long. Ends one yield after the last step.
final class Batches implements Future<Void> {

    static final int SIZE = 1_000;

    interface Step {
        void at(int i, Context cx);
    }

    private final int steps;
    private final Step step;
    private int done;

    Batches(int steps, Step step) {
        this.steps = steps;
        this.step = step;
    }

    @Override
    public Poll<Void> poll(Context cx) {
        if (done == steps) return Poll.ready(null);
        int end = Math.min(done + SIZE, steps);
        while (done < end) step.at(done++, cx);
        cx.waker().wake();
        return Poll.pending();
    }
}
