package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// Drives a brigade: sends the bucket round, so many times.
public final class Laps implements Future<Void> {

    public static final Object BUCKET = "bucket";

    private final Slot first;
    private final Slot last;
    private final int laps;
    private boolean away;
    private int done;

    public Laps(int laps, Slot first, Slot last) {
        this.laps = laps;
        this.first = first;
        this.last = last;
    }

    @Override
    public Poll<Void> poll(Context cx) {
        for (; done < laps; done++) {
            if (!away) first.put(BUCKET, cx); // there is one bucket, so the slot is empty
            away = true;
            if (!(last.take(cx) instanceof Poll.Ready)) return Poll.pending();
            away = false;
        }
        return Poll.ready(null);
    }
}
