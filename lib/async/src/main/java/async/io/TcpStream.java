package async.io;

import async.core.CancelSafety;
import async.core.Future;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// One TCP connection. Made by [Net#connect] and [TcpListener#accept].
///
/// One read and one write wait at a time, and they may wait on different executors; a second one of a kind is
/// refused with an [IllegalStateException]. A future from here owns its turn, not the stream: closing it leaves
/// the stream as it was. The buffer is the caller's, and is touched by polls only.
///
/// Failures are the JDK's: [java.io.IOException] when the other end resets (a read gives its subclass
/// [SocketException]), [java.nio.channels.ClosedChannelException] when this end is closed, also while a future waits.
///
/// Idea: tokio's `TcpStream`.
public final class TcpStream implements AutoCloseable {

    private final SocketChannel channel;
    private final Transfer in;
    private final Transfer out;
    private final Watch watch;

    /// Takes the channel: if it cannot be set up, it is closed.
    TcpStream(SocketChannel channel) throws IOException {
        this.channel = channel;
        in = channel::read;
        out = channel::write;
        try {
            watch = new Watch(channel);
            sendAtOnce(channel);
        } catch (Throwable failure) {
            channel.close();
            throw failure;
        }
    }

    /// Reads what there is, at least one byte, into `buffer`; -1 at the end of the stream.
    ///
    /// Cancel-safe: a read closed while it waits has taken no byte. A full buffer is an
    /// [IllegalArgumentException].
    ///
    /// {@snippet class=TcpStreamTest region=echo}
    @CancelSafety(CancelSafety.Level.SAFE)
    public Future<Integer> read(ByteBuffer buffer) {
        return new Reading(watch.in(), in, buffer);
    }

    /// Writes as much of `buffer` as the kernel takes, and gives the number of bytes: at least one, unless the
    /// buffer is empty. Cancel-safe: a write closed while it waits has sent nothing.
    ///
    /// {@snippet class=TcpStreamTest region=write}
    @CancelSafety(CancelSafety.Level.SAFE)
    public Future<Integer> write(ByteBuffer buffer) {
        return Writing.some(watch.out(), out, buffer);
    }

    /// Writes all of `buffer`, and gives the number of bytes. **Not cancel-safe**: closed while it waits, it has
    /// sent the bytes before the buffer's position.
    ///
    /// {@snippet class=TcpStreamTest region=echo}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public Future<Integer> writeAll(ByteBuffer buffer) {
        return Writing.all(watch.out(), out, buffer);
    }

    /// Says that nothing more will be written: the other end reads -1 after the last byte. Reading goes on.
    ///
    /// {@snippet class=TcpStreamTest region=halfClose}
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    /// Ends the connection in both directions. A second close does nothing.
    ///
    /// {@snippet class=TcpStreamTest region=echo}
    @Override
    public void close() {
        watch.close();
    }

    /// A small request must not wait for the answer to the one before it.
    private static void sendAtOnce(SocketChannel channel) throws IOException {
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (SocketException gone) {
            // macOS says so if the other end has left already; the first read tells
        }
    }

    SocketChannel channel() {
        return channel;
    }

    Watch watch() {
        return watch;
    }
}
