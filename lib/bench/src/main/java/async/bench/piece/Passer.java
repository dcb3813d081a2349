package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// A task of a brigade, written by hand: takes the bucket from the link before it and puts it into the one behind.
public final class Passer implements Future<Void> {

    private final Link from;
    private final Link to;
    private Object bucket;

    public Passer(Link from, Link to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public Poll<Void> poll(Context cx) throws Exception {
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
