package async.support;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A process of its own, since both ends of ten thousand connections want more descriptors than one process may have.
/// Connects as often as it is told, writes one byte on each connection whose number it reads, ends with its input.
public final class IdleClients {

    private IdleClients() {}

    public static void main(String[] arguments) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var clients = new SocketChannel[Integer.parseInt(arguments[1])];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = SocketChannel.open(address);
            clients[i].write(ByteBuffer.allocate(4).putInt(i).flip());
        }
        var chosen = new DataInputStream(System.in);
        try {
            while (true) clients[chosen.readInt()].write(ByteBuffer.allocate(1));
        } catch (EOFException end) {
            System.exit(0);
        }
    }
}
