package async.io;

import async.core.CancelSafety;
import async.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe.SinkChannel;
import java.nio.channels.Pipe.SourceChannel;

/// The two ends of a pipe inside this process; bytes flow from `writer` to `reader`. Made by [Net#pipe].
///
/// An end keeps the rules of a [TcpStream]: one future of a kind waits at a time, on any executor; closing a future
/// leaves the end as it was; the buffer is the caller's. How much the pipe holds is the system's choice.
///
/// Idea: `pipe(2)`; `java.nio.channels.Pipe`.
public record Pipe(Reader reader, Writer writer) implements AutoCloseable {

    static Pipe open() throws IOException {
        var ends = java.nio.channels.Pipe.open();
        return new Pipe(new Reader(ends.source()), new Writer(ends.sink()));
    }

    /// Closes both ends; bytes inside are lost.
    ///
    /// {@snippet class=PipeTest region=pipe}
    @Override
    public void close() {
        try (reader;
                writer) {}
    }

    /// The end that bytes come out of.
    public static final class Reader implements AutoCloseable {

        private final Transfer in;
        private final Watch watch;

        Reader(SourceChannel channel) throws IOException {
            in = channel::read;
            watch = new Watch(channel);
        }

        /// Reads what there is, at least one byte, into `buffer`; -1 once the writing end is closed and the pipe is
        /// empty. Cancel-safe. A full buffer is an [IllegalArgumentException].
        ///
        /// {@snippet class=PipeTest region=pipe}
        @CancelSafety(CancelSafety.Level.SAFE)
        public Future<Integer> read(ByteBuffer buffer) {
            return new Reading(watch.in(), in, buffer);
        }

        /// Nobody will read any more: whoever writes is told. A waiting read fails with [ClosedChannelException].
        ///
        /// {@snippet class=PipeTest region=broken}
        @Override
        public void close() {
            watch.close();
        }
    }

    /// The end that bytes go into.
    public static final class Writer implements AutoCloseable {

        private final SinkChannel channel;
        private final Transfer out = this::send;
        private final Watch watch;

        Writer(SinkChannel channel) throws IOException {
            this.channel = channel;
            watch = new Watch(channel);
        }

        /// Writes as much of `buffer` as the pipe takes, and gives the number of bytes: at least one, unless the
        /// buffer is empty. Cancel-safe. Fails with an [IOException] once the reading end is closed.
        ///
        /// {@snippet class=PipeTest region=write}
        @CancelSafety(CancelSafety.Level.SAFE)
        public Future<Integer> write(ByteBuffer buffer) {
            return Writing.some(watch.out(), out, buffer);
        }

        /// Writes all of `buffer`, and gives the number of bytes. **Not cancel-safe**: closed while it waits, it has
        /// written the bytes before the buffer's position. Fails as `write` does.
        ///
        /// {@snippet class=PipeTest region=pipe}
        @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
        public Future<Integer> writeAll(ByteBuffer buffer) {
            return Writing.all(watch.out(), out, buffer);
        }

        /// No more bytes come: after the last one, the other end reads -1.
        ///
        /// {@snippet class=PipeTest region=end}
        @Override
        public void close() {
            watch.close();
        }

        /// The kernel says "Broken pipe", in the machine's own language.
        private int send(ByteBuffer buffer) throws IOException {
            try {
                return channel.write(buffer);
            } catch (ClosedChannelException ours) {
                throw ours;
            } catch (IOException broken) {
                throw new IOException("the reading end of this pipe is closed: nobody can read this", broken);
            }
        }
    }
}
