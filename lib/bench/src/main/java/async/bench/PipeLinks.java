package async.bench;

import async.bench.piece.PipeLink;
import java.io.IOException;
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

    final List<PipeLink> links = new ArrayList<>();

    @Setup
    public void open() throws IOException {
        for (int i = 0; i < PIPES; i++) links.add(PipeLink.open());
    }

    @TearDown
    public void close() throws IOException {
        for (PipeLink link : links) link.close();
    }
}
