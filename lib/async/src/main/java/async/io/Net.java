package async.io;

import async.core.Future;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/// TCP connections, made and awaited.
///
/// Idea: `std::net` and tokio's net module.
public final class Net {

    private Net() {}

    /// A connection to `address`. Lazy: the socket is opened at the first poll. Nagle's delay is off.
    ///
    /// Fails with [java.net.ConnectException] if nobody listens there, with [UnknownHostException] if the address
    /// has no host. Cancel-safe: closing the future closes its socket.
    ///
    /// {@snippet class=TcpStreamTest region=echo}
    public static Future<TcpStream> connect(InetSocketAddress address) {
        return new Connect(Objects.requireNonNull(address, "address"));
    }

    /// Listens at once, since others connect from then on; port 0 takes a free one. Up to 1024 connections may
    /// wait to be accepted, or fewer where the system says so.
    ///
    /// {@snippet class=TcpListenerTest region=listen}
    ///
    /// @throws BindException if the port is taken
    /// @throws UnknownHostException if the address has no host
    public static TcpListener listen(InetSocketAddress address) throws IOException {
        return new TcpListener(resolved(Objects.requireNonNull(address, "address")));
    }

    static InetSocketAddress resolved(InetSocketAddress address) throws UnknownHostException {
        if (!address.isUnresolved()) return address;
        throw new UnknownHostException(
                "no address found for host '" + address.getHostString() + "': check its spelling and your network");
    }
}
