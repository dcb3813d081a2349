package async.future;

import async.core.Context;
import async.core.Once;
import async.core.Poll;

final class YieldNow extends Once<Void> {

    private boolean yielded;

    @Override
    protected Poll<Void> advance(Context cx) {
        if (yielded) return Poll.ready(null);
        yielded = true;
        cx.waker().wake(); // the executor queues us behind whatever is queued already
        return Poll.pending();
    }
}
