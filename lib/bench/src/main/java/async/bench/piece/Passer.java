package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// A link of a brigade, written by hand: takes the bucket from the slot before it and puts it into the one behind.
public final class Passer implements Future<Void> {

    private final Slot from;
    private final Slot to;
    private Object bucket;

    public Passer(Slot from, Slot to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public Poll<Void> poll(Context cx) {
        for (; ; ) {
            if (bucket == null) {
                if (!(from.take(cx) instanceof Poll.Ready<Object>(Object taken))) return Poll.pending();
                bucket = taken;
            }
            if (!(to.put(bucket, cx) instanceof Poll.Ready)) return Poll.pending();
            bucket = null;
        }
    }
}
