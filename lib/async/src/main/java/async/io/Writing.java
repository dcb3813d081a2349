package async.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Objects;

/// Writes what the kernel takes, or all there is.
final class Writing extends Attempt<Integer> {

    private final Transfer to;
    private final ByteBuffer buffer;
    private final boolean all;
    private int total;

    private Writing(Watch.Side side, Transfer to, ByteBuffer buffer, boolean all) {
        super(side, SelectionKey.OP_WRITE);
        this.to = to;
        this.buffer = Objects.requireNonNull(buffer, "a write needs a buffer");
        this.all = all;
    }

    static Writing some(Watch.Side side, Transfer to, ByteBuffer buffer) {
        return new Writing(side, to, buffer, false);
    }

    static Writing all(Watch.Side side, Transfer to, ByteBuffer buffer) {
        return new Writing(side, to, buffer, true);
    }

    @Override
    Integer attempt() throws IOException {
        int count = to.move(buffer);
        if (count == 0 && buffer.hasRemaining()) return null;
        return total += count;
    }

    @Override
    boolean isWhole() {
        return !all || !buffer.hasRemaining();
    }

    @Override
    String name() {
        return "write";
    }

    @Override
    public String toString() {
        return "write to " + side;
    }
}
