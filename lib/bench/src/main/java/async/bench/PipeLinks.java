package async.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Pipes that block, as they come.
@State(Scope.Benchmark)
public class PipeLinks {

    static final int PIPES = 100;

    final List<Link> links = new ArrayList<>();

    @Setup
    public void open() throws IOException {
        for (int i = 0; i < PIPES; i++) links.add(Link.open());
    }

    @TearDown
    public void close() throws IOException {
        for (Link link : links) {
            link.pipe.source().close();
            link.pipe.sink().close();
        }
    }

    /// One pipe, with a byte for each of its ends.
    record Link(Pipe pipe, ByteBuffer in, ByteBuffer out) {

        static Link open() throws IOException {
            return new Link(Pipe.open(), ByteBuffer.allocateDirect(1), ByteBuffer.allocateDirect(1));
        }

        void write() throws IOException {
            pipe.sink().write(out.clear());
        }

        /// False if there was no byte.
        boolean read() throws IOException {
            return pipe.source().read(in.clear()) == 1;
        }
    }
}
