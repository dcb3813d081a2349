package async.measure.gym;

import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;

/// Gives what somebody, on any thread, has delivered.
public class Parcel extends Once<String> {

    private String content; // guarded by this, as is the waker
    private Waker waker;

    public void deliver(String what) {
        Waker waiting;
        synchronized (this) {
            content = what;
            waiting = waker;
        }
        if (waiting != null) waiting.wake();
    }

    @Override
    protected Poll<String> advance(Context cx) {
        Waker latest = cx.waker();
        synchronized (this) {
            if (content != null) return Poll.ready(content);
            waker = register(waker, latest);
            return Poll.pending();
        }
    }

    Waker register(Waker kept, Waker latest) {
        return kept == null ? latest : kept;
    }
}
