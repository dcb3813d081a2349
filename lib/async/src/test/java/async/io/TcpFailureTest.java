package async.io;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.executor.LocalExecutor;
import async.support.CountingWaker;
import async.support.HandHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How connections end, and how they do not begin; both ends are ours.
@Timeout(60)
class TcpFailureTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HandHost host = new HandHost();
    private final CountingWaker waker = new CountingWaker();
    private TcpStream near;
    private TcpStream far;

    @BeforeEach
    void connect() throws Exception {
        try (var listener = Net.listen(ANY_PORT)) {
            near = host.run(Net.connect(listener.address()));
            far = host.run(listener.accept());
        }
    }

    @AfterEach
    void close() {
        near.close();
        far.close();
        host.close();
    }

    @Test
    void each_direction_ends_by_itself() throws Exception {
        var buffer = ByteBuffer.allocate(8);
        var end = near.read(buffer);
        assertEquals(Poll.pending(), end.poll(host.wakes(waker)));
        far.shutdownOutput();
        assertEquals(-1, host.run(end));

        host.run(near.writeAll(UTF_8.encode("reply")));
        near.shutdownOutput();
        assertEquals(5, host.run(far.read(buffer)));
        assertEquals(-1, host.run(far.read(buffer)));
        assertThrows(ClosedChannelException.class, () -> host.run(near.write(ByteBuffer.allocate(1))));
        assertThrows(ClosedChannelException.class, () -> host.run(far.write(ByteBuffer.allocate(1))));
    }

    @Test
    void a_reset_wakes_a_waiting_read_and_a_waiting_write_and_fails_the_first_that_looks() throws Exception {
        var read = near.read(ByteBuffer.allocate(8));
        read.poll(host.wakes(waker));
        var write = full(near);
        reset(far);
        while (waker.count() < 2) host.readiness().park(Long.MAX_VALUE);
        var failure = assertThrows(IOException.class, () -> write.poll(host.wakes(waker)));
        assertTrue(failure.getMessage().startsWith("Connection reset"), failure.getMessage());
        read.poll(host.wakes(waker)); // the kernel tells once: what has failed the write is the end for the read
    }

    @Test
    void after_a_reset_every_write_fails() throws Exception {
        reset(far);
        for (int i = 0; i < 2; i++)
            assertThrows(IOException.class, () -> host.run(near.writeAll(ByteBuffer.allocate(1 << 23))));
    }

    /// TCP itself tries again, after a second. Under pressure it calls a client connected of whom it remembers
    /// nothing, until the client speaks: so each says who it is.
    @Test
    void connections_beyond_the_backlog_wait_and_none_is_lost() throws Exception {
        int clients = 8;
        var heard = new TreeSet<Integer>();
        try (var executor = new LocalExecutor();
                var listener = new TcpListener(ANY_PORT, 1)) {
            executor.run(async(() -> {
                var connects = new ArrayList<Task<TcpStream>>();
                for (int i = 0; i < clients; i++) connects.add(spawn(Net.connect(listener.address())));
                await(yieldNow());
                assertTrue(connects.stream().anyMatch(each -> !each.isDone()), "the backlog was never full");
                for (int i = 0; i < clients; i++)
                    spawn(speak(connects.get(i), i)).detach();
                for (int i = 0; i < clients; i++) {
                    try (var stream = await(listener.accept())) {
                        var number = ByteBuffer.allocate(1);
                        await(stream.read(number));
                        heard.add((int) number.get(0));
                    }
                }
            }));
        }
        assertEquals(clients, heard.size(), heard.toString());
    }

    /// Says `number`, and stays until the other end leaves.
    private static Future<Void> speak(Task<TcpStream> connect, int number) {
        return async(() -> {
            try (var stream = await(connect)) {
                await(stream.writeAll(ByteBuffer.wrap(new byte[] {(byte) number})));
                await(stream.read(ByteBuffer.allocate(1)));
            }
        });
    }

    /// Writes until the kernel takes no more, and gives the write that waits.
    private Future<Integer> full(TcpStream stream) throws Exception {
        while (true) {
            var write = stream.write(ByteBuffer.allocate(1 << 16));
            if (write.poll(host.wakes(waker)) instanceof Poll.Pending) return write;
        }
    }

    private static void reset(TcpStream stream) throws IOException {
        stream.channel().setOption(StandardSocketOptions.SO_LINGER, 0);
        stream.close();
    }
}
