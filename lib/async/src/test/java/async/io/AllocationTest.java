package async.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Poll;
import async.support.HandHost;
import async.support.Jvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What one byte through a pipe allocates on this thread: a write, a read that waits for it, a select. The baseline
/// does the same with the JDK's own channels and selector. Bytes, not time: the count is the same on every machine.
@Timeout(60)
class AllocationTest {

    private static final int TRIPS = 10_000;

    /// A future and a `Ready` for the read and for the write make 32 + 16 + 40 + 16; a queue node would be too many.
    private static final long MOST = 112;

    private final ByteBuffer out = ByteBuffer.allocateDirect(1);
    private final ByteBuffer in = ByteBuffer.allocateDirect(1);

    @Test
    void a_round_trip_allocates_its_two_futures_and_nothing_else() throws Exception {
        long plain = bytesPerTrip(new Plain());
        long ours = bytesPerTrip(new Ours());
        assertTrue(ours <= plain + MOST, ours + " bytes a round trip, plain NIO " + plain);
    }

    private static long bytesPerTrip(Trip trip) throws Exception {
        try (trip) {
            for (int i = 0; i < TRIPS; i++) trip.run();
            long before = Jvm.allocated();
            for (int i = 0; i < TRIPS; i++) trip.run();
            return (Jvm.allocated() - before) / TRIPS;
        }
    }

    private interface Trip extends AutoCloseable {

        void run() throws Exception;
    }

    private final class Plain implements Trip {

        private final java.nio.channels.Pipe pipe = java.nio.channels.Pipe.open();
        private final Selector selector = Selector.open();

        Plain() throws IOException {
            pipe.source().configureBlocking(false).register(selector, SelectionKey.OP_READ);
            pipe.sink().configureBlocking(false);
        }

        @Override
        public void run() throws IOException {
            assertEquals(0, pipe.source().read(in.clear()));
            assertEquals(1, pipe.sink().write(out.clear()));
            assertEquals(1, selector.select(key -> {}));
            assertEquals(1, pipe.source().read(in));
        }

        @Override
        public void close() throws IOException {
            selector.close();
            pipe.source().close();
            pipe.sink().close();
        }
    }

    private final class Ours implements Trip {

        private final Pipe pipe = Net.pipe();
        private final HandHost host = new HandHost();
        private final Context cx = host.wakes(() -> {});

        Ours() throws IOException {}

        @Override
        public void run() throws Exception {
            var read = pipe.reader().read(in.clear());
            assertTrue(read.poll(cx) instanceof Poll.Pending);
            assertTrue(pipe.writer().write(out.clear()).poll(cx) instanceof Poll.Ready);
            assertEquals(1, host.readiness().park(Long.MAX_VALUE));
            assertTrue(read.poll(cx) instanceof Poll.Ready);
        }

        @Override
        public void close() {
            pipe.close();
            host.close();
        }
    }
}
