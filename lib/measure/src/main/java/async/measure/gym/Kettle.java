package async.measure.gym;

import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;

/// Gives tea, once somebody has called [#boil].
public class Kettle extends Once<String> {

    private volatile boolean hot;
    private volatile Waker guest;

    public void boil() {
        hot = true;
        Waker waiting = guest;
        if (waiting != null) waiting.wake();
    }

    @Override
    protected Poll<String> advance(Context cx) {
        guest = cx.waker();
        if (hot) return Poll.ready("tea");
        makeSure(guest);
        return Poll.pending();
    }

    void makeSure(Waker guest) {
        guest.wake();
    }
}
