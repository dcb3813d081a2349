package async.bench.piece;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/// One pipe, with a byte for each of its ends. It blocks, as pipes come, until somebody watches it.
public record PipeLink(Pipe pipe, ByteBuffer in, ByteBuffer out) {

    public static PipeLink open() throws IOException {
        return new PipeLink(Pipe.open(), ByteBuffer.allocateDirect(1), ByteBuffer.allocateDirect(1));
    }

    void block(boolean wanted) throws IOException {
        pipe.sink().configureBlocking(wanted);
        pipe.source().configureBlocking(wanted);
    }

    public void write() throws IOException {
        pipe.sink().write(out.clear());
    }

    /// False if there was no byte.
    public boolean read() throws IOException {
        return pipe.source().read(in.clear()) == 1;
    }

    public void close() throws IOException {
        pipe.source().close();
        pipe.sink().close();
    }
}
