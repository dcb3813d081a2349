package async.measure.gym;

import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;

/// Gives the dish that the kitchen, on any thread, has served.
public class Hatch extends Once<String> {

    volatile String dish;
    private volatile Waker guest;

    public void serve(String what) {
        ring();
        dish = what;
    }

    @Override
    protected Poll<String> advance(Context cx) {
        guest = cx.waker();
        return dish == null ? Poll.pending() : Poll.ready(dish);
    }

    void ring() {
        Waker waiting = guest;
        if (waiting != null) waiting.wake();
    }
}
