package async.io;

import async.core.Budget;
import async.core.Context;
import async.core.Once;
import async.core.Poll;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// A connection on its way.
///
/// ```
///   NEW --poll: open a socket--> CONNECTING --poll: the kernel is done--> SPENT, the stream given away
///    |                               |
///    +----- close, or a failure -----+----------------------------------> SPENT, the socket closed
/// ```
///
/// NEW has no stream; CONNECTING owns one. `stream` belongs to the polling thread.
final class Connect extends Once<TcpStream> {

    private final InetSocketAddress address;
    private TcpStream stream;

    Connect(InetSocketAddress address) {
        this.address = address;
    }

    @Override
    protected Poll<TcpStream> advance(Context cx) throws IOException {
        if (Budget.isSpent(cx)) return Poll.pending();
        try {
            if (!isConnected()) {
                stream.watch().out().wake(SelectionKey.OP_CONNECT, cx);
                return Poll.pending();
            }
            stream.watch().out().hush(SelectionKey.OP_CONNECT);
            Budget.spend(cx);
            return Poll.ready(stream);
        } catch (Throwable failure) {
            Budget.spend(cx);
            release();
            throw failure;
        }
    }

    @Override
    protected void release() {
        if (stream != null) stream.close();
    }

    private boolean isConnected() throws IOException {
        if (stream != null) return stream.channel().finishConnect();
        Address.resolved(address);
        stream = new TcpStream(SocketChannel.open());
        return stream.channel().connect(address);
    }

    @Override
    public String toString() {
        return "connect to " + Address.of(address);
    }
}
