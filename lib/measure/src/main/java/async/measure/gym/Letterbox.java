package async.measure.gym;

import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;

/// Gives the letter that somebody, on any thread, has put in.
public class Letterbox extends Once<String> {

    volatile String letter;
    volatile Waker reader;

    public void put(String text) {
        letter = text;
        Waker waiting = reader;
        if (waiting != null) waiting.wake();
    }

    @Override
    protected Poll<String> advance(Context cx) {
        if (letter != null) return Poll.ready(letter);
        reader = cx.waker();
        return Poll.pending();
    }
}
