package async.io;

import async.core.CancelSafety;
import async.core.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;

/// TCP connections and pipes, made and awaited.
///
/// Idea: `std::net` and tokio's net module.
public final class Net {

    /// The JDK's own 50 makes a burst of clients wait a second for TCP to try again. Linux grants no more than 4096.
    private static final int BACKLOG = 4096;

    private Net() {}

    /// A connection to `address`. Lazy: the socket is opened at the first poll. Nagle's delay is off.
    ///
    /// Fails with [java.net.ConnectException] if nobody listens there, with [UnknownHostException] if the address
    /// has no host. Cancel-safe: closing the future closes its socket.
    ///
    /// {@snippet class=TcpStreamTest region=echo}
    @CancelSafety(CancelSafety.Level.SAFE)
    public static Future<TcpStream> connect(InetSocketAddress address) {
        return new Connect(Objects.requireNonNull(address, "address"));
    }

    /// Listens at once, since others connect from then on; port 0 takes a free one. Up to 4096 connections may
    /// wait to be accepted, or fewer where the system says so.
    ///
    /// {@snippet class=TcpListenerTest region=listen}
    ///
    /// @throws BindException if the port is taken
    /// @throws UnknownHostException if the address has no host
    public static TcpListener listen(InetSocketAddress address) throws IOException {
        return new TcpListener(Address.resolved(Objects.requireNonNull(address, "address")), BACKLOG);
    }

    /// A pipe inside this process, open at once: what is written at one end is read at the other.
    ///
    /// {@snippet class=PipeTest region=pipe}
    public static Pipe pipe() throws IOException {
        return Pipe.open();
    }
}
