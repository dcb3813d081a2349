package async.measure.jmh;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// One JMH at a time on a machine, or both measure each other. Two pages take turns, by the lock file that JMH itself
/// uses: the later one waits, but no longer than its own budget, and then measures all the same.
///
/// @param lock null where the other one does not end, or where the file cannot be locked: then nobody is kept out
record Turn(FileChannel channel, FileLock lock) implements AutoCloseable {

    private static final long PACE = 100; // milliseconds

    /// @param waiting is run once, if there is somebody to wait for
    static Turn take(Path file, Duration budget, Runnable waiting) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.toFile().setWritable(true, false); // as JMH does, or other users' JMH would stop at our file
            return new Turn(channel, lock(channel, budget, waiting));
        } catch (IOException notOurs) {
            return new Turn(null, null); // another user's file, or a disk that is full: measuring comes first
        }
    }

    private static FileLock lock(FileChannel channel, Duration budget, Runnable waiting) throws IOException {
        long begun = System.nanoTime();
        var lock = channel.tryLock();
        if (lock == null) waiting.run();
        while (lock == null && System.nanoTime() - begun < budget.toNanos()) {
            pause();
            lock = channel.tryLock();
        }
        return lock;
    }

    private static void pause() {
        try {
            Thread.sleep(PACE);
        } catch (InterruptedException nobodyDoes) {
            throw new AssertionError(nobodyDoes);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) channel.close();
    }
}
