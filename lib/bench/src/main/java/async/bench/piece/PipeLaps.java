package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import java.io.IOException;

/// Drives a brigade between pipes: sends a byte round, so many times.
public final class PipeLaps implements Future<Void> {

    private final int laps;
    private final PipeLink first;
    private final Arrival last;
    private int sent;

    public PipeLaps(int laps, PipeLink first, Arrival last) {
        this.laps = laps;
        this.first = first;
        this.last = last;
    }

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
        if (sent == 0) send();
        while (last.poll(cx) instanceof Poll.Ready) {
            if (sent == laps) return Poll.ready(null);
            send();
        }
        return Poll.pending();
    }

    private void send() throws IOException {
        first.write();
        sent++;
    }
}
