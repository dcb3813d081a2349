package async.io;

import async.core.CancelSafety;
import async.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;

/// A port that others connect to. Made by [Net#listen].
///
/// One accept waits at a time. A connection that is not accepted yet stays in the kernel's queue, so an accept
/// that is closed while it waits loses none.
///
/// Idea: tokio's `TcpListener`.
public final class TcpListener implements AutoCloseable {

    private final ServerSocketChannel channel = ServerSocketChannel.open();
    private final Watch watch = new Watch(channel);
    private final InetSocketAddress address;

    TcpListener(InetSocketAddress wanted, int backlog) throws IOException {
        try {
            channel.bind(wanted, backlog);
            address = (InetSocketAddress) channel.getLocalAddress();
        } catch (BindException taken) {
            close();
            throw explained(wanted, taken);
        } catch (Throwable failure) {
            close();
            throw failure;
        }
    }

    /// The next connection. Cancel-safe. Fails with [java.nio.channels.ClosedChannelException] once the listener
    /// is closed, also while it waits.
    ///
    /// {@snippet class=TcpListenerTest region=listen}
    @CancelSafety(CancelSafety.Level.SAFE)
    public Future<TcpStream> accept() {
        return new Accept();
    }

    /// Where it listens, with the port that the system chose if 0 was asked for.
    ///
    /// {@snippet class=TcpListenerTest region=listen}
    public InetSocketAddress address() {
        return address;
    }

    /// Stops listening. Connections that wait to be accepted are reset; a waiting accept fails.
    ///
    /// {@snippet class=TcpListenerTest region=close}
    @Override
    public void close() {
        watch.close();
    }

    private static BindException explained(InetSocketAddress wanted, BindException cause) {
        var clear = new BindException(
                "cannot listen on " + wanted + ": " + cause.getMessage() + "; port 0 takes a free port");
        clear.initCause(cause);
        return clear;
    }

    private final class Accept extends Attempt<TcpStream> {

        Accept() {
            super(watch.in(), SelectionKey.OP_ACCEPT);
        }

        @Override
        TcpStream attempt() throws IOException {
            var accepted = channel.accept();
            return accepted == null ? null : new TcpStream(accepted);
        }

        @Override
        String name() {
            return "accept";
        }

        @Override
        public String toString() {
            return "accept on " + side;
        }
    }
}
