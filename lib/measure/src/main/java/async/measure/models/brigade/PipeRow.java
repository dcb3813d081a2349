package async.measure.models.brigade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.Pipe;
import java.nio.channels.Pipe.SourceChannel;
import java.util.ArrayList;
import java.util.List;

/// Pipes of the operating system between the members of a brigade; the bucket is one byte. Member i takes it from pipe
/// i and puts it into pipe i + 1.
final class PipeRow implements AutoCloseable {

    private record Link(Pipe pipe, ByteBuffer in, ByteBuffer out) {}

    private final List<Link> links = new ArrayList<>();

    /// @param blocking whether whoever takes waits until there is something
    /// @throws UncheckedIOException if the system opens no more pipes
    PipeRow(int members, boolean blocking) {
        try {
            for (int i = 0; i <= members; i++) add(blocking);
        } catch (IOException refused) {
            close();
            throw new UncheckedIOException(
                    "this system opened " + links.size() + " pipes and no more: ask for fewer members", refused);
        }
    }

    private void add(boolean blocking) throws IOException {
        var pipe = Pipe.open();
        links.add(new Link(pipe, ByteBuffer.allocateDirect(1), ByteBuffer.allocateDirect(1)));
        pipe.source().configureBlocking(blocking);
    }

    SourceChannel source(int i) {
        return links.get(i).pipe.source();
    }

    void put(int i) throws IOException, InterruptedException {
        move(() -> links.get(i).pipe.sink().write(links.get(i).out.clear()));
    }

    /// @return false if there was nothing, or never will be
    boolean take(int i) throws IOException, InterruptedException {
        return move(() -> source(i).read(links.get(i).in.clear())) == 1;
    }

    private interface Move {
        int bytes() throws IOException;
    }

    /// An interrupt closes a channel that blocks, and leaves the thread interrupted.
    private static int move(Move move) throws IOException, InterruptedException {
        try {
            return move.bytes();
        } catch (ClosedByInterruptException interrupt) {
            Thread.interrupted();
            throw new InterruptedException("interrupted at a pipe, which is closed now");
        }
    }

    @Override
    public void close() {
        for (var link : links)
            try (var sink = link.pipe.sink();
                    var source = link.pipe.source()) {
                // closes both
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
    }
}
