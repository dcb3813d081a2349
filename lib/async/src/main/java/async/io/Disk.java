package async.io;

import async.core.CancelSafety;
import async.core.Future;
import async.executor.Blocking;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/// Files. No system tells a selector when a disk is ready, so each call waits on a virtual thread ([Blocking]).
///
/// Failures are those of [Files], such as [NoSuchFileException].
///
/// Idea: tokio's `fs`.
public final class Disk {

    static final Object TURN = new Object(); // to put a new file in an old one's place

    private Disk() {}

    /// All bytes of a file that fits into memory. Cancel-safe.
    ///
    /// {@snippet class=DiskTest region=whole}
    @CancelSafety(CancelSafety.Level.SAFE)
    public static Future<byte[]> read(Path path) {
        Objects.requireNonNull(path, "a read needs the path of a file");
        return Blocking.blocking(() -> Files.readAllBytes(path));
    }

    /// All of a file as text in UTF-8. Cancel-safe. Fails with [java.nio.charset.MalformedInputException] if it is
    /// none.
    ///
    /// {@snippet class=DiskTest region=text}
    @CancelSafety(CancelSafety.Level.SAFE)
    public static Future<String> readString(Path path) {
        Objects.requireNonNull(path, "a read needs the path of a file");
        return Blocking.blocking(() -> Files.readString(path));
    }

    /// Puts a new file with these bytes in the place of `path`, all at once: whoever reads finds the old content
    /// or the new, also after a failure, a close, or the end of the process. The bytes are written beside it
    /// first, so the folder must be writable (a process that is killed leaves a `.tmp` there), and what was special
    /// about the old file (permissions, links) is not the new one's. **Not cancel-safe**: closed, it may still do
    /// it, though never after a later write to `path`; asked again it does it again.
    ///
    /// {@snippet class=DiskTest region=whole}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static Future<Void> write(Path path, byte[] bytes) {
        Objects.requireNonNull(path, "a write needs the path of a file");
        Objects.requireNonNull(bytes, "a write needs bytes");
        return Blocking.blocking(() -> replace(path, bytes));
    }

    private static Void replace(Path path, byte[] bytes) throws IOException {
        String lot = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path beside = path.resolveSibling("." + lot + ".tmp"); // the file's own name may be as long as names can be
        try {
            Files.write(beside, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // in turns: a write that was closed moves before the next one does, or never
            synchronized (TURN) {
                if (Thread.interrupted()) throw new InterruptedIOException("the write was closed");
                Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(beside);
        }
        return null;
    }

    /// An open file, to read and write parts of it. Options as for [FileChannel#open]; none: to read. Closing the
    /// future closes the file; what the options have done to the disk stays.
    ///
    /// {@snippet class=OpenFileTest region=parts}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static Future<OpenFile> open(Path path, OpenOption... options) {
        Objects.requireNonNull(path, "an open needs the path of a file");
        Callable<OpenFile> open = () -> new OpenFile(FileChannel.open(path, options));
        return new FileCall<>("open of " + path, new Object(), () -> open);
    }
}
