package async.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.support.CountingWaker;
import async.support.HandHost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipeTest {

    private final HandHost host = new HandHost();
    private final CountingWaker waker = new CountingWaker();
    private final Context cx = host.wakes(waker);
    private Pipe pipe;

    @BeforeEach
    void open() throws IOException {
        pipe = Net.pipe();
    }

    @AfterEach
    void close() {
        pipe.close();
        host.close();
    }

    @Test
    void what_goes_in_comes_out() throws Exception {
        // @start region=pipe
        try (var pipe = Net.pipe()) {
            assertEquals(5, host.run(pipe.writer().writeAll(UTF_8.encode("hello"))));
            var heard = ByteBuffer.allocate(16);
            assertEquals(5, host.run(pipe.reader().read(heard)));
            assertEquals("hello", UTF_8.decode(heard.flip()).toString());
        }
        // @end
    }

    @Test
    void a_read_waits_and_is_woken_once_when_bytes_come() throws Exception {
        var read = pipe.reader().read(ByteBuffer.allocate(8));
        assertEquals(Poll.pending(), read.poll(cx));
        host.run(pipe.writer().write(ByteBuffer.allocate(3)));
        while (waker.count() == 0) host.readiness().park(Long.MAX_VALUE);
        assertEquals(Poll.ready(3), read.poll(cx));
        assertEquals(1, waker.count());
    }

    @Test
    void the_end_comes_after_the_last_byte_again_and_again() throws Exception {
        // @start region=end
        host.run(pipe.writer().writeAll(ByteBuffer.allocate(2)));
        pipe.writer().close();
        var buffer = ByteBuffer.allocate(8);
        assertEquals(2, host.run(pipe.reader().read(buffer)));
        assertEquals(-1, host.run(pipe.reader().read(buffer)));
        // @end
        assertEquals(-1, host.run(pipe.reader().read(buffer)));
    }

    @Test
    void closing_the_writing_end_wakes_a_waiting_read() throws Exception {
        fill().close(); // so that the writing end is watched: the kernel must let go of it all the same
        drain();
        var read = pipe.reader().read(ByteBuffer.allocate(8));
        assertEquals(Poll.pending(), read.poll(cx));
        pipe.writer().close();
        assertEquals(-1, host.run(read));
    }

    @Test
    void a_write_waits_while_the_pipe_is_full() throws Exception {
        // @start region=write
        var write = fill();
        assertEquals(Poll.pending(), write.poll(cx));
        drain();
        assertTrue(host.run(write) > 0);
        // @end
    }

    @Test
    void write_all_writes_more_than_the_pipe_holds() throws Exception {
        int size = 1 << 20;
        var write = pipe.writer().writeAll(ByteBuffer.allocate(size));
        var buffer = ByteBuffer.allocate(10_000);
        int got = 0;
        Poll<Integer> end = write.poll(cx);
        for (; end instanceof Poll.Pending; end = write.poll(cx)) {
            got += host.run(pipe.reader().read(buffer));
            buffer.clear();
        }
        assertEquals(Poll.ready(size), end);
        for (; got < size; buffer.clear()) got += host.run(pipe.reader().read(buffer));
        assertEquals(size, got);
    }

    @Test
    void without_a_reader_a_write_fails_with_a_clear_sentence() throws Exception {
        // @start region=broken
        pipe.reader().close();
        var broken =
                assertThrows(IOException.class, () -> host.run(pipe.writer().write(ByteBuffer.allocate(1))));
        assertEquals("the reading end of this pipe is closed: nobody can read this", broken.getMessage());
        // @end
        assertThrows(IOException.class, () -> host.run(pipe.writer().writeAll(ByteBuffer.allocate(1))));
    }

    @Test
    void closing_the_reading_end_wakes_a_waiting_write_which_fails() throws Exception {
        var write = fill();
        pipe.reader().close();
        assertThrows(IOException.class, () -> host.run(write));
    }

    @Test
    void an_end_closed_while_its_future_waits_wakes_it_and_says_so() throws Exception {
        var read = pipe.reader().read(ByteBuffer.allocate(1));
        read.poll(cx);
        pipe.reader().close();
        pipe.reader().close();
        assertEquals(1, waker.count());
        assertThrows(ClosedChannelException.class, () -> read.poll(cx));

        pipe = Net.pipe();
        var write = fill();
        pipe.writer().close();
        assertEquals(2, waker.count());
        assertThrows(ClosedChannelException.class, () -> write.poll(cx));
    }

    @Test
    void of_each_kind_one_waits_at_a_time() throws Exception {
        pipe.reader().read(ByteBuffer.allocate(1)).poll(cx);
        fill();
        var read = pipe.reader().read(ByteBuffer.allocate(1));
        var write = pipe.writer().writeAll(ByteBuffer.allocate(1));
        assertThrows(IllegalStateException.class, () -> read.poll(cx));
        assertThrows(IllegalStateException.class, () -> write.poll(cx));
    }

    /// Writes until the pipe takes no more, and gives the write that waits.
    private Future<Integer> fill() throws Exception {
        while (true) {
            var write = pipe.writer().write(ByteBuffer.allocate(1 << 12));
            if (write.poll(cx) instanceof Poll.Pending) return write;
        }
    }

    private void drain() throws Exception {
        for (var buffer = ByteBuffer.allocate(1 << 16); ; buffer.clear()) {
            var read = pipe.reader().read(buffer);
            if (read.poll(cx) instanceof Poll.Ready) continue;
            read.close();
            return;
        }
    }

    @Test
    void a_missing_buffer_is_refused_when_the_future_is_made() {
        assertThrows(NullPointerException.class, () -> pipe.reader().read(null));
        assertThrows(NullPointerException.class, () -> pipe.writer().write(null));
    }

    @Test
    void a_read_only_buffer_can_be_written_and_is_refused_by_a_read_which_leaves_the_end_free() throws Exception {
        var bytes = ByteBuffer.wrap(new byte[] {7}).asReadOnlyBuffer();
        assertEquals(1, host.run(pipe.writer().write(bytes)));
        assertThrows(
                IllegalArgumentException.class, () -> host.run(pipe.reader().read(bytes.rewind())));
        assertEquals(1, host.run(pipe.reader().read(ByteBuffer.allocate(8))));
    }
}
