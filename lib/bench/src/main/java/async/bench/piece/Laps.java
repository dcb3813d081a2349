package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// Drives a brigade: sends the bucket round, so many times.
public final class Laps implements Future<Void> {

    public static final Object BUCKET = "bucket";

    private final Link first;
    private final Link last;
    private final int laps;
    private boolean away;
    private int done;

    public Laps(int laps, Link first, Link last) {
        this.laps = laps;
        this.first = first;
        this.last = last;
    }

    @Override
    public Poll<Void> poll(Context cx) throws Exception {
        for (; done < laps; done++) {
            if (!away && !(first.put(BUCKET, cx) instanceof Poll.Ready)) return Poll.pending();
            away = true;
            if (!(last.take(cx) instanceof Poll.Ready)) return Poll.pending();
            away = false;
        }
        return Poll.ready(null);
    }
}
