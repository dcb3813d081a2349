package async.io;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// A connection on its way.
///
/// ```
///   NEW --poll: open a socket, ask the kernel--> CONNECTING --poll: the kernel is done--> SPENT, the stream
///    given away |                                               |
///    +---------------- close, or a failure ----------+----------------------------------> SPENT, the socket
/// closed
/// ```
///
/// NEW has no stream; CONNECTING owns one. All fields belong to the polling thread.
final class Connect implements Future<TcpStream> {

    private final InetSocketAddress address;
    private TcpStream stream;
    private boolean spent;

    Connect(InetSocketAddress address) {
        this.address = address;
    }

    @Override
    public Poll<TcpStream> poll(Context cx) throws IOException {
        if (spent) throw Future.spent();
        try {
            if (isConnected()) return Poll.ready(give());
            stream.watch().out().wake(SelectionKey.OP_CONNECT, cx);
            return Poll.pending();
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    @Override
    public void close() {
        spent = true;
        if (stream != null) stream.close();
        stream = null;
    }

    private boolean isConnected() throws IOException {
        if (stream != null) return stream.channel().finishConnect();
        Net.resolved(address);
        stream = new TcpStream(SocketChannel.open());
        return stream.channel().connect(address);
    }

    private TcpStream give() {
        var done = stream;
        stream = null;
        spent = true;
        return done;
    }
}
