package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import java.io.IOException;

/// A task of a brigade between pipes, written by hand: writes a byte for each that arrives.
public record PipePasser(Arrival from, PipeLink to) implements Future<Void> {

    @Override
    public Poll<Void> poll(Context cx) throws IOException {
        while (from.poll(cx) instanceof Poll.Ready) to.write();
        return Poll.pending();
    }
}
