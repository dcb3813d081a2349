package async.io;

import static async.executor.BlockOn.blockOn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.support.CountingWaker;
import async.support.HandHost;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Our stream against a plain blocking socket at the other end, so that each side does only what the test says.
@Timeout(60)
class TcpStreamTest {

    private final HandHost host = new HandHost();
    private final CountingWaker waker = new CountingWaker();
    private final Context cx = host.wakes(waker);
    private ServerSocketChannel server;
    private TcpStream stream;
    private SocketChannel peer;

    @BeforeEach
    void connect() throws Exception {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        stream = host.run(Net.connect(address()));
        peer = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        stream.close();
        peer.close();
        server.close();
        host.close();
    }

    @Test
    void bytes_go_out_and_come_back() throws Exception {
        try (var listener = Net.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            // @start region=echo
            try (var client = host.run(Net.connect(listener.address()));
                    var server = host.run(listener.accept())) {
                host.run(client.writeAll(UTF_8.encode("hello")));
                var heard = ByteBuffer.allocate(16);
                assertEquals(5, host.run(server.read(heard)));
                assertEquals("hello", UTF_8.decode(heard.flip()).toString());
            }
            // @end
        }
    }

    @Test
    void a_future_does_nothing_before_its_first_poll() throws Exception {
        var connect = Net.connect(address());
        server.configureBlocking(false);
        assertEquals(null, server.accept());
        connect.close();
        stream.writeAll(ByteBuffer.allocate(8)).close();
        stream.shutdownOutput();
        assertEquals(-1, peer.read(ByteBuffer.allocate(8)));
    }

    @Test
    void a_read_waits_and_is_woken_once_when_bytes_come() throws Exception {
        var read = stream.read(ByteBuffer.allocate(8));
        assertEquals(Poll.pending(), read.poll(cx));
        peer.write(ByteBuffer.allocate(3));
        host.readiness().park(Long.MAX_VALUE);
        assertEquals(1, waker.count());
        assertEquals(Poll.ready(3), read.poll(cx));
    }

    @Test
    void a_read_polled_for_no_reason_goes_on_waiting() throws Exception {
        var read = stream.read(ByteBuffer.allocate(8));
        for (int i = 0; i < 3; i++) assertEquals(Poll.pending(), read.poll(cx));
        assertEquals(0, waker.count());
    }

    @Test
    void a_cancelled_read_loses_no_byte_and_wakes_nobody() throws Exception {
        var given = stream.read(ByteBuffer.allocate(8));
        given.poll(cx);
        peer.write(UTF_8.encode("kept"));
        given.close();
        assertEquals(1, host.readiness().park(0), "the selector sees the bytes");
        assertEquals(0, waker.count());
        var buffer = ByteBuffer.allocate(8);
        host.run(stream.read(buffer));
        assertEquals("kept", UTF_8.decode(buffer.flip()).toString());
    }

    @Test
    void a_read_cancelled_after_its_wake_loses_no_byte() throws Exception {
        var given = stream.read(ByteBuffer.allocate(8));
        given.poll(cx);
        peer.write(ByteBuffer.allocate(4));
        host.readiness().park(Long.MAX_VALUE);
        given.close();
        assertEquals(4, host.run(stream.read(ByteBuffer.allocate(8))));
    }

    @Test
    void a_read_gives_minus_one_at_the_end_again_and_again() throws Exception {
        peer.close();
        assertEquals(-1, host.run(stream.read(ByteBuffer.allocate(1))));
        assertEquals(-1, host.run(stream.read(ByteBuffer.allocate(1))));
    }

    @Test
    void half_closed_it_still_reads() throws Exception {
        // @start region=halfClose
        stream.shutdownOutput();
        assertEquals(-1, peer.read(ByteBuffer.allocate(8)));
        peer.write(UTF_8.encode("still here"));
        assertEquals(10, host.run(stream.read(ByteBuffer.allocate(16))));
        // @end
        assertThrows(ClosedChannelException.class, () -> host.run(stream.write(ByteBuffer.allocate(1))));
    }

    @Test
    void a_write_takes_what_fits_and_waits_when_nothing_does() throws Exception {
        // @start region=write
        int sent = fill();
        var write = stream.write(ByteBuffer.allocate(1 << 16));
        assertEquals(Poll.pending(), write.poll(cx));
        drain(sent);
        assertTrue(host.run(write) > 0);
        // @end
    }

    @Test
    void a_cancelled_write_has_sent_nothing() throws Exception {
        int sent = fill();
        var write = stream.write(ByteBuffer.allocate(1));
        for (; write.poll(cx) instanceof Poll.Ready; sent++) write = stream.write(ByteBuffer.allocate(1));
        write.close();
        stream.shutdownOutput();
        drain(sent);
        assertEquals(-1, peer.read(ByteBuffer.allocate(1)));
    }

    @Test
    void write_all_sends_more_than_the_kernel_holds() throws Exception {
        int size = 16 << 20;
        var reader = Thread.ofPlatform().daemon().start(() -> drain(size));
        assertEquals(size, host.run(stream.writeAll(ByteBuffer.allocate(size))));
        reader.join();
    }

    @Test
    void writing_an_empty_buffer_is_done_at_once() throws Exception {
        assertEquals(Poll.ready(0), stream.write(ByteBuffer.allocate(0)).poll(cx));
        assertEquals(Poll.ready(0), stream.writeAll(ByteBuffer.allocate(0)).poll(cx));
    }

    @Test
    void reading_into_a_full_buffer_is_refused() {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> stream.read(ByteBuffer.allocate(0)).poll(cx));
        assertEquals("the buffer has no room to read into; clear or compact it first", refused.getMessage());
    }

    @Test
    void a_read_and_a_write_wait_side_by_side() throws Exception {
        int sent = fill();
        var read = stream.read(ByteBuffer.allocate(8));
        var write = stream.write(ByteBuffer.allocate(8));
        assertEquals(Poll.pending(), read.poll(cx));
        assertEquals(Poll.pending(), write.poll(cx));
        drain(sent);
        assertEquals(8, host.run(write));
        assertEquals(Poll.pending(), read.poll(cx));
        peer.write(ByteBuffer.allocate(1));
        assertEquals(1, host.run(read));
    }

    @Test
    void a_second_read_at_once_is_refused_until_the_first_is_given_up() throws Exception {
        var first = stream.read(ByteBuffer.allocate(8));
        first.poll(cx);
        var refused = assertThrows(
                IllegalStateException.class,
                () -> stream.read(ByteBuffer.allocate(8)).poll(cx));
        assertEquals("another read is waiting here; await it, or close it, before the next", refused.getMessage());
        first.close();
        assertEquals(Poll.pending(), stream.read(ByteBuffer.allocate(8)).poll(cx));
    }

    @Test
    void a_spent_future_says_so() throws Exception {
        peer.write(ByteBuffer.allocate(1));
        var read = stream.read(ByteBuffer.allocate(8));
        host.run(read);
        assertThrows(IllegalStateException.class, () -> read.poll(cx));
        var closed = stream.read(ByteBuffer.allocate(8));
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.poll(cx));
    }

    @Test
    void closing_the_stream_wakes_a_waiting_read_which_fails() throws Exception {
        var read = stream.read(ByteBuffer.allocate(8));
        read.poll(cx);
        stream.close();
        stream.close();
        assertEquals(1, waker.count());
        assertThrows(ClosedChannelException.class, () -> read.poll(cx));
    }

    @Test
    void a_closed_stream_is_gone_for_the_kernel_too() throws Exception {
        stream.read(ByteBuffer.allocate(8)).poll(cx);
        stream.close();
        assertEquals(-1, peer.read(ByteBuffer.allocate(1)));
        assertFalse(stream.channel().isRegistered(), "no cancelled key holds the socket until some later select");
    }

    @Test
    void a_reset_fails_the_read() throws Exception {
        var read = stream.read(ByteBuffer.allocate(8));
        read.poll(cx);
        peer.setOption(StandardSocketOptions.SO_LINGER, 0);
        peer.close();
        host.readiness().park(Long.MAX_VALUE);
        assertThrows(SocketException.class, () -> read.poll(cx));
    }

    @Test
    void a_refused_connection_fails_and_is_spent() throws Exception {
        var gone = address();
        server.close();
        var connect = Net.connect(gone);
        assertThrows(ConnectException.class, () -> host.run(connect));
        assertThrows(IllegalStateException.class, () -> connect.poll(cx));
        assertTrue(stream.channel().isOpen());
    }

    @Test
    void an_address_without_a_host_fails_with_a_clear_sentence() {
        var connect = Net.connect(InetSocketAddress.createUnresolved("no.such.host", 80));
        var refused = assertThrows(UnknownHostException.class, () -> connect.poll(cx));
        assertEquals(
                "no address found for host 'no.such.host': check its spelling and your network", refused.getMessage());
    }

    @Test
    void a_cancelled_connect_closes_its_socket() throws Exception {
        var connect = Net.connect(address());
        if (connect.poll(cx) instanceof Poll.Ready<TcpStream>(var ready)) ready.close();
        else connect.close();
        try (var accepted = server.accept()) {
            assertEquals(-1, accepted.read(ByteBuffer.allocate(1)));
        }
        assertThrows(IllegalStateException.class, () -> connect.poll(cx));
    }

    /// Nobody takes the question for the connection back if the answer comes by a poll and not by a select.
    @Test
    void connected_by_a_poll_nobody_asked_for_it_lets_the_loop_sleep() throws Exception {
        var connect = Net.connect(address());
        while (connect.poll(cx) instanceof Poll.Pending) Thread.onSpinWait();
        var laps = new AtomicInteger();
        var loop = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                host.readiness().park(Long.MAX_VALUE);
                laps.incrementAndGet();
            }
        });
        loop.join(50);
        int turns = laps.get();
        loop.interrupt();
        loop.join();
        assertTrue(turns < 10, turns + " turns with nothing to do");
    }

    @Test
    void a_stream_follows_its_reader_to_another_executor() throws Exception {
        var read = stream.read(ByteBuffer.allocate(8));
        read.poll(cx);
        try (var other = new HandHost()) {
            var there = new CountingWaker();
            assertEquals(Poll.pending(), read.poll(other.wakes(there)));
            peer.write(ByteBuffer.allocate(1));
            other.readiness().park(Long.MAX_VALUE);
            assertEquals(1, there.count());
            assertInstanceOf(Poll.Ready.class, read.poll(other.wakes(there)));
        }
        var back = stream.read(ByteBuffer.allocate(8));
        assertEquals(Poll.pending(), back.poll(cx));
        peer.write(ByteBuffer.allocate(2));
        assertEquals(2, host.run(back));
    }

    @Test
    void reader_and_writer_on_two_executors_do_not_wake_each_other() throws Exception {
        int sent = fill();
        var read = stream.read(ByteBuffer.allocate(8));
        var write = stream.write(ByteBuffer.allocate(8));
        try (var other = new HandHost()) {
            var there = new CountingWaker();
            read.poll(cx);
            write.poll(other.wakes(there));
            read.poll(cx);
            write.poll(other.wakes(there));
            assertEquals(0, waker.count() + there.count());
            peer.write(ByteBuffer.allocate(1));
            assertEquals(1, host.run(read));
            drain(sent);
            assertEquals(8, other.run(write));
        }
    }

    @Test
    void a_read_that_moves_away_leaves_no_bell_where_the_writer_stays() throws Exception {
        fill();
        var read = stream.read(ByteBuffer.allocate(8));
        read.poll(cx);
        stream.write(ByteBuffer.allocate(8)).poll(host.wakes(() -> {}));
        try (var other = new HandHost()) {
            var there = new CountingWaker();
            read.poll(other.wakes(there));
            peer.write(ByteBuffer.allocate(1));
            host.readiness().park(0);
            other.readiness().park(Long.MAX_VALUE);
            assertEquals(0, waker.count());
            assertEquals(1, there.count());
        }
    }

    @Test
    void without_an_executor_the_driver_watches() throws Exception {
        blockOn(stream.writeAll(UTF_8.encode("to and fro")));
        drain(10);
        var read = stream.read(ByteBuffer.allocate(8));
        var polled = new FutureTask<>(() -> blockOn(read));
        assertEquals(Poll.pending(), read.poll(Context.of(waker)));
        Thread.ofPlatform().daemon().start(polled);
        peer.write(ByteBuffer.allocate(1));
        assertEquals(1, polled.get());
    }

    @Test
    void closed_by_another_thread_a_blocked_read_ends() throws Exception {
        var closer = Thread.ofPlatform().daemon().unstarted(stream::close);
        var read = stream.read(ByteBuffer.allocate(8));
        assertThrows(
                ClosedChannelException.class,
                () -> blockOn(cx -> {
                    Poll<Integer> poll = read.poll(cx);
                    if (closer.getState() == Thread.State.NEW) closer.start();
                    return poll;
                }));
        closer.join();
    }

    /// To the driver and back each round: a channel that has just left a selector comes back to it.
    @Test
    void a_stream_moves_between_an_executor_and_the_driver() throws Exception {
        for (int round = 0; round < 100; round++) {
            var read = stream.read(ByteBuffer.allocate(8));
            assertEquals(Poll.pending(), read.poll(cx));
            assertEquals(Poll.pending(), read.poll(Context.of(waker)));
            peer.write(ByteBuffer.allocate(1));
            assertEquals(1, round % 2 == 0 ? host.run(read) : blockOn(read));
        }
    }

    @Test
    void unread_bytes_and_idle_streams_cost_no_select() throws Exception {
        try (var listener = Net.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var open = new ArrayList<TcpStream>();
            var reads = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 200; i++) {
                var client = host.run(Net.connect(listener.address()));
                var served = host.run(listener.accept());
                reads.add(served.read(ByteBuffer.allocate(8)));
                reads.getLast().poll(cx);
                open.add(client);
                open.add(served);
            }
            while (host.readiness().park(0) > 0) {}
            host.run(open.get(100).writeAll(ByteBuffer.allocate(1)));
            host.readiness().park(Long.MAX_VALUE);
            assertEquals(1, waker.count(), "one of 200 is woken");
            assertEquals(Poll.ready(1), reads.get(50).poll(cx));
            while (host.readiness().park(0) > 0) {}
            assertEquals(0, host.readiness().park(0));
            open.forEach(TcpStream::close);
            host.readiness().park(0);
            assertEquals(200, waker.count(), "and closing wakes the others, once");
        }
    }

    private InetSocketAddress address() throws IOException {
        return (InetSocketAddress) server.getLocalAddress();
    }

    /// Writes until the kernel takes no more, and says how much that was.
    private int fill() throws Exception {
        int sent = 0;
        while (true) {
            var write = stream.write(ByteBuffer.allocate(1 << 16));
            if (!(write.poll(cx) instanceof Poll.Ready<Integer>(Integer count))) {
                write.close();
                return sent;
            }
            sent += count;
        }
    }

    private void drain(int bytes) {
        try {
            for (var into = ByteBuffer.allocate(1 << 16); bytes > 0; into.clear())
                bytes -= peer.read(into.limit(Math.min(bytes, into.capacity())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
