package async.io;

import async.core.CancelSafety;
import async.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/// A file whose parts are read and written by their place, counted in bytes from 0. Made by [Disk#open].
///
/// Its calls run one at a time, so what follows a write that was closed finds it done or undone, never half.
/// Nobody interrupts them: an interrupt would close the file.
///
/// Idea: `pread(2)` and `pwrite(2)`; tokio's `File`, whose calls take turns too.
public final class OpenFile implements AutoCloseable {

    private final FileChannel channel;

    OpenFile(FileChannel channel) {
        this.channel = channel;
    }

    /// The bytes from `position` on: `length` of them, or as many as there are; none behind the end of the file.
    /// Cancel-safe.
    ///
    /// {@snippet class=OpenFileTest region=parts}
    @CancelSafety(CancelSafety.Level.SAFE)
    public Future<ByteBuffer> read(long position, int length) {
        return new FileCall<>("read from a file at " + position, this, () -> () -> readNow(position, length));
    }

    private ByteBuffer readNow(long position, int length) throws IOException {
        long size = channel.size();
        int there = size == 0 ? length : Math.clamp(size - position, 0, length); // files of the kernel say 0
        var bytes = ByteBuffer.allocate(there);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {}
        return bytes.flip();
    }

    /// Writes all that remains in `bytes`, which stays as it is: it is copied in the first poll, and yours after
    /// that. **Not cancel-safe**: closed while it waits, it has written all or nothing.
    ///
    /// {@snippet class=OpenFileTest region=parts}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public Future<Void> write(long position, ByteBuffer bytes) {
        Objects.requireNonNull(bytes, "a write needs bytes");
        return new FileCall<>("write to a file at " + position, this, () -> {
            ByteBuffer own = ByteBuffer.allocate(bytes.remaining())
                    .put(bytes.duplicate())
                    .flip();
            return () -> writeNow(position, own);
        });
    }

    private Void writeNow(long position, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes, position + bytes.position());
        return null;
    }

    /// Calls that wait fail with [ClosedChannelException].
    ///
    /// {@snippet class=OpenFileTest region=parts}
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
