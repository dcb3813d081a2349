package async.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import async.support.HandHost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// What a dump of the tasks says about those that wait here.
class WaitingNamesTest {

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    @Test
    void a_future_of_a_socket_says_what_it_does_and_where() throws Exception {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (var host = new HandHost();
                var listener = Net.listen(new InetSocketAddress(loopback, 0))) {
            var connect = Net.connect(listener.address());
            String here = "127.0.0.1:" + listener.address().getPort();
            assertEquals("connect to " + here, connect.toString());
            assertEquals("accept on " + here, listener.accept().toString());
            var stream = host.run(connect);
            assertEquals("read from " + here, stream.read(EMPTY).toString());
            assertEquals("write to " + here, stream.write(EMPTY).toString());
            assertEquals("write to " + here, stream.writeAll(EMPTY).toString());
            stream.close();
            assertEquals("read from a closed socket", stream.read(EMPTY).toString());
            listener.close();
            assertEquals("accept on a closed socket", listener.accept().toString());
        }
    }

    @Test
    void a_future_of_a_pipe_says_so() throws Exception {
        try (var pipe = Net.pipe()) {
            assertEquals("read from a pipe", pipe.reader().read(EMPTY).toString());
            assertEquals("write to a pipe", pipe.writer().write(EMPTY).toString());
        }
    }

    @Test
    void a_host_keeps_its_name_and_an_ipv6_address_its_brackets() throws Exception {
        var nowhere = InetSocketAddress.createUnresolved("no.such.host", 80);
        assertEquals("connect to no.such.host:80", Net.connect(nowhere).toString());
        var six = new InetSocketAddress(InetAddress.ofLiteral("::1"), 80);
        assertEquals("connect to [0:0:0:0:0:0:0:1]:80", Net.connect(six).toString());
    }
}
