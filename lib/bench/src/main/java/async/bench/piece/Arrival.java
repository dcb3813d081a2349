package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Readiness;
import async.core.Readiness.Source;
import java.io.IOException;
import java.nio.channels.SelectionKey;

/// The next byte of a pipe, again and again. It asks first and reads when it is told: a read that finds nothing
/// is a call to the kernel for nothing.
public final class Arrival implements Future<Void> {

    private final PipeLink link;
    private final Source watch;
    private boolean asked;

    /// The pipe does not block any more.
    public Arrival(PipeLink link, Readiness readiness) throws IOException {
        link.block(false);
        this.link = link;
        this.watch = readiness.register(link.pipe().source());
    }

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
        if (asked && link.read()) {
            asked = false;
            return Poll.ready(null);
        }
        asked = true;
        watch.wake(SelectionKey.OP_READ, cx.waker());
        return Poll.pending();
    }
}
