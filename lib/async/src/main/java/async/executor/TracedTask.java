package async.executor;

import async.core.Future;
import async.core.TraceSink;

/// A task whose executor is traced. A class of its own, so that the hooks in [TaskCell] are empty methods, which the
/// JIT sees through, until somebody traces: a look at a flag instead was a twelfth of `YieldBench`.
final class TracedTask<T> extends NamedTask<T> {

    private final TraceSink trace;
    private boolean begun; // what was never polled did not sleep: it is queued because it was spawned

    TracedTask(Runner home, String name, Future<T> future) {
        super(home, name, future);
        this.trace = home.reports.trace;
    }

    @Override
    void isPolled() {
        begun = true;
        trace.polling(this);
    }

    @Override
    void waits(Future<T> future) {
        trace.waiting(this, future);
        trace.polled(this, false);
    }

    @Override
    void hasEnded() {
        trace.polled(this, true);
    }

    @Override
    void isWoken() {
        if (begun) trace.woken(this);
    }

    @Override
    void isClosed() {
        trace.closed(this);
    }
}
