package async.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Poll;
import async.support.CountingWaker;
import async.support.HandHost;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpListenerTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HandHost host = new HandHost();
    private final CountingWaker waker = new CountingWaker();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void listens_on_a_free_port_and_accepts() throws Exception {
        // @start region=listen
        try (var listener = Net.listen(ANY_PORT)) {
            assertNotEquals(0, listener.address().getPort());
            try (var client = host.run(Net.connect(listener.address()));
                    var server = host.run(listener.accept())) {
                host.run(client.writeAll(ByteBuffer.wrap(new byte[3])));
                assertEquals(3, host.run(server.read(ByteBuffer.allocate(8))));
            }
        }
        // @end
    }

    @Test
    void an_accept_waits_for_a_client_and_is_woken_once() throws Exception {
        try (var listener = Net.listen(ANY_PORT)) {
            var accept = listener.accept();
            assertEquals(Poll.pending(), accept.poll(host.wakes(waker)));
            try (var _ = SocketChannel.open(listener.address())) {
                host.readiness().park(Long.MAX_VALUE);
                assertEquals(1, waker.count());
                assertInstanceOf(Poll.Ready.class, accept.poll(host.wakes(waker)));
            }
        }
    }

    @Test
    void a_cancelled_accept_loses_no_connection() throws Exception {
        try (var listener = Net.listen(ANY_PORT)) {
            var accept = listener.accept();
            accept.poll(host.wakes(waker));
            try (var client = SocketChannel.open(listener.address())) {
                host.readiness().park(Long.MAX_VALUE);
                accept.close();
                try (var server = host.run(listener.accept())) {
                    assertEquals(client.getLocalAddress(), server.channel().getRemoteAddress());
                }
            }
        }
    }

    @Test
    void a_second_accept_at_once_is_refused_and_the_first_goes_on() throws Exception {
        try (var listener = Net.listen(ANY_PORT)) {
            var first = listener.accept();
            first.poll(host.wakes(waker));
            var refused = assertThrows(
                    IllegalStateException.class, () -> listener.accept().poll(host.wakes(waker)));
            assertEquals(
                    "another accept is waiting here; await it, or close it, before the next", refused.getMessage());
            try (var _ = SocketChannel.open(listener.address());
                    var _ = host.run(first)) {}
        }
    }

    @Test
    void closing_the_listener_wakes_a_waiting_accept_which_fails() throws Exception {
        // @start region=close
        var listener = Net.listen(ANY_PORT);
        var accept = listener.accept();
        accept.poll(host.wakes(waker));
        listener.close();
        assertEquals(1, waker.count());
        assertThrows(ClosedChannelException.class, () -> accept.poll(host.wakes(waker)));
        // @end
    }

    @Test
    void two_hundred_clients_connect_before_the_first_accept() throws Exception {
        try (var listener = Net.listen(ANY_PORT)) {
            var open = new ArrayList<TcpStream>();
            for (int i = 0; i < 200; i++) open.add(host.run(Net.connect(listener.address())));
            for (int i = 0; i < 200; i++) open.add(host.run(listener.accept()));
            open.forEach(TcpStream::close);
        }
    }

    @Test
    void a_taken_port_is_named_together_with_the_way_out() throws Exception {
        try (var listener = Net.listen(ANY_PORT)) {
            var taken = assertThrows(BindException.class, () -> Net.listen(listener.address()));
            assertTrue(taken.getMessage().startsWith("cannot listen on " + listener.address()), taken.getMessage());
            assertTrue(taken.getMessage().endsWith("port 0 takes a free port"), taken.getMessage());
        }
    }

    @Test
    void an_address_without_a_host_is_refused() {
        var nowhere = InetSocketAddress.createUnresolved("no.such.host", 80);
        var refused = assertThrows(UnknownHostException.class, () -> Net.listen(nowhere));
        assertEquals(
                "no address found for host 'no.such.host': check its spelling and your network", refused.getMessage());
    }

    @Test
    void an_accept_gives_its_value_once() throws Exception {
        try (var listener = Net.listen(ANY_PORT);
                var _ = SocketChannel.open(listener.address())) {
            var accept = listener.accept();
            host.run(accept).close();
            assertThrows(IllegalStateException.class, () -> accept.poll(host.wakes(waker)));
        }
    }

    @Test
    void an_executor_that_is_closed_says_so() throws IOException {
        try (var listener = Net.listen(ANY_PORT)) {
            host.close();
            var refused =
                    assertThrows(IOException.class, () -> listener.accept().poll(host.wakes(waker)));
            assertEquals("this executor is closed: use the socket on another one", refused.getMessage());
        }
    }
}
