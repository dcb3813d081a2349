package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// A task that can always run: it wakes itself in each of so many polls, and ends in the one after them.
public final class SelfWaker implements Future<Void> {

    private int left;

    public SelfWaker(int wakes) {
        left = wakes;
    }

    @Override
    public Poll<Void> poll(Context cx) {
        if (left-- == 0) return Poll.ready(null);
        cx.waker().wake();
        return Poll.pending();
    }
}
