package async.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Objects;

/// Reads what there is, at least one byte, or finds the end.
final class Reading extends Attempt<Integer> {

    private final Transfer from;
    private final ByteBuffer buffer;

    Reading(Watch.Side side, Transfer from, ByteBuffer buffer) {
        super(side, SelectionKey.OP_READ);
        this.from = from;
        this.buffer = Objects.requireNonNull(buffer, "a read needs a buffer");
    }

    @Override
    Integer attempt() throws IOException {
        if (!buffer.hasRemaining())
            throw new IllegalArgumentException("the buffer has no room to read into; clear or compact it first");
        int count = from.move(buffer);
        return count == 0 ? null : (Integer) count;
    }

    @Override
    String name() {
        return "read";
    }

    @Override
    public String toString() {
        return "read from " + side;
    }
}
