package async.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Addresses, checked and in words.
final class Address {

    private Address() {}

    static InetSocketAddress resolved(InetSocketAddress address) throws UnknownHostException {
        if (!address.isUnresolved()) return address;
        throw new UnknownHostException(
                "no address found for host '" + address.getHostString() + "': check its spelling and your network");
    }

    /// The other end of a stream, a listener's own, or what else the channel is. Never throws, asks no name server.
    static String of(Object channel) {
        try {
            return switch (channel) {
                case SocketChannel stream -> of(stream.getRemoteAddress());
                case ServerSocketChannel listener -> of(listener.getLocalAddress());
                case InetSocketAddress address
                when address.getHostString().contains(":") -> "[" + address.getHostString() + "]:" + address.getPort();
                case InetSocketAddress address -> address.getHostString() + ":" + address.getPort();
                default -> "a pipe";
            };
        } catch (IOException closed) {
            return "a closed socket";
        }
    }
}
