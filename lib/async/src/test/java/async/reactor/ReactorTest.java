package async.reactor;

import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Readiness.Source;
import async.core.Waker;
import async.support.CountingWaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The reactor is driven by hand: what a park returns, the number of ready channels, counts the selects that found
/// something. A park for ever that comes back proves a wake; no test waits for time to pass.
@Timeout(60)
class ReactorTest {

    private static final long FOR_EVER = Long.MAX_VALUE;

    private final Reactor reactor = new Reactor();
    private final CountingWaker waker = new CountingWaker();
    private Pipe pipe;

    @BeforeEach
    void open() throws IOException {
        pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        reactor.close();
        pipe.source().close();
        pipe.sink().close();
    }

    @Test
    void wakes_who_waits_for_a_readable_channel_on_the_parking_thread() throws Exception {
        // @start region=readable
        var source = reactor.register(pipe.source());
        var threads = new ArrayList<Thread>();
        source.wake(OP_READ, () -> threads.add(Thread.currentThread()));
        assertEquals(0, reactor.park(0)); // nothing to read yet
        send(1);
        assertEquals(1, reactor.park(FOR_EVER));
        assertEquals(Thread.currentThread(), threads.getFirst());
        // @end
    }

    @Test
    void one_ask_gives_one_wake() throws Exception {
        var source = reactor.register(pipe.source());
        source.wake(OP_READ, waker);
        send(1);
        reactor.park(FOR_EVER);
        reactor.park(0);
        reactor.park(0);
        assertEquals(1, waker.count());
    }

    @Test
    void a_channel_that_is_ready_already_wakes_at_once() throws Exception {
        send(1);
        reactor.register(pipe.source()).wake(OP_READ, waker);
        reactor.park(FOR_EVER);
        assertEquals(1, waker.count());
    }

    @Test
    void only_the_latest_waker_of_an_operation_counts() throws Exception {
        var source = reactor.register(pipe.source());
        var stale = new CountingWaker();
        source.wake(OP_READ, stale);
        source.wake(OP_READ, waker);
        send(1);
        reactor.park(FOR_EVER);
        assertEquals(0, stale.count());
        assertEquals(1, waker.count());
    }

    @Test
    void unread_data_does_not_spin() throws Exception {
        var source = reactor.register(pipe.source());
        source.wake(OP_READ, waker);
        send(1);
        assertEquals(1, reactor.park(FOR_EVER), "the wake");
        assertEquals(1, reactor.park(0), "nobody reads: reported once more, and then the bit goes off");
        for (int i = 0; i < 10; i++) assertEquals(0, reactor.park(0));
        source.wake(OP_READ, waker);
        assertEquals(1, reactor.park(FOR_EVER), "asking again finds the data that lay there");
        assertEquals(2, waker.count());
    }

    @Test
    void a_writable_channel_does_not_spin() throws Exception {
        reactor.register(pipe.sink()).wake(OP_WRITE, waker);
        assertEquals(1, reactor.park(FOR_EVER));
        assertEquals(0, reactor.park(0));
        assertEquals(1, waker.count());
    }

    @Test
    void a_waker_may_ask_again_while_it_is_woken() throws Exception {
        var source = reactor.register(pipe.source());
        source.wake(OP_READ, () -> source.wake(OP_READ, waker));
        send(1);
        reactor.park(FOR_EVER);
        assertEquals(0, waker.count());
        reactor.park(FOR_EVER);
        assertEquals(1, waker.count());
    }

    @Test
    void a_waker_that_throws_takes_no_other_wake_with_it() throws Exception {
        Waker broken = () -> {
            waker.wake();
            throw new IllegalStateException("a broken waker");
        };
        var source = reactor.register(pipe.source());
        var sink = reactor.register(pipe.sink());
        send(1);
        source.wake(OP_READ, broken);
        sink.wake(OP_WRITE, broken);
        var told = new int[1];
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> told[0]++);
        reactor.park(FOR_EVER);
        reactor.park(0);
        Thread.currentThread().setUncaughtExceptionHandler(null);
        assertEquals(2, waker.count());
        assertEquals(2, told[0]);
    }

    @Test
    void deregister_wakes_who_waits_and_forgets_the_channel() throws Exception {
        // @start region=deregister
        var source = reactor.register(pipe.source());
        source.wake(OP_READ, waker);
        source.deregister();
        assertEquals(1, waker.count());
        assertFalse(pipe.source().isRegistered());
        assertTrue(pipe.source().isOpen());
        // @end
        var refused = assertThrows(IllegalStateException.class, () -> source.wake(OP_READ, waker));
        assertEquals("this channel is no longer watched here; register it anew", refused.getMessage());
    }

    @Test
    void of_those_a_deregister_wakes_one_may_throw() throws Exception {
        try (var channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            var source = reactor.register(channel);
            source.wake(OP_READ, () -> {
                throw new IllegalStateException("a broken waker");
            });
            source.wake(OP_WRITE, waker);
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
            source.deregister();
            Thread.currentThread().setUncaughtExceptionHandler(null);
            assertEquals(1, waker.count());
        }
    }

    @Test
    void a_channel_may_leave_and_come_back() throws Exception {
        for (int i = 1; i <= 3; i++) {
            var source = reactor.register(pipe.source());
            source.wake(OP_READ, waker);
            source.deregister();
            assertEquals(i, waker.count());
        }
    }

    @Test
    void one_channel_is_not_watched_twice() throws Exception {
        reactor.register(pipe.source());
        var refused = assertThrows(IllegalStateException.class, () -> reactor.register(pipe.source()));
        assertEquals("this channel is already watched; deregister it first", refused.getMessage());
    }

    @Test
    void a_channel_closed_while_somebody_waits_wakes_them() throws Exception {
        reactor.register(pipe.source()).wake(OP_READ, waker);
        pipe.source().close();
        reactor.park(0);
        assertEquals(1, waker.count());
        assertThrows(ClosedChannelException.class, () -> pipe.source().read(ByteBuffer.allocate(1)));
        assertFalse(pipe.source().isRegistered());
    }

    @Test
    void asking_for_a_closed_channel_wakes_at_once() throws Exception {
        var source = reactor.register(pipe.source());
        pipe.source().close();
        source.wake(OP_READ, waker);
        assertEquals(1, waker.count());
    }

    @Test
    void registering_a_closed_channel_is_refused() throws Exception {
        pipe.source().close();
        assertThrows(ClosedChannelException.class, () -> reactor.register(pipe.source()));
    }

    @Test
    void a_wakeup_before_the_park_is_not_lost_and_calls_do_not_add_up() throws Exception {
        for (boolean selector : new boolean[] {false, true}) {
            if (selector) reactor.register(pipe.source()).wake(OP_READ, waker);
            // @start region=wakeup
            reactor.wakeup();
            reactor.wakeup();
            reactor.park(FOR_EVER); // comes back at once
            // @end
            send(1);
        }
        reactor.park(FOR_EVER); // only the data can end this one
        assertEquals(1, waker.count());
    }

    @Test
    void it_is_open_once_a_channel_was_watched() throws Exception {
        // @start region=open
        assertFalse(reactor.isOpen());
        reactor.register(pipe.source());
        assertTrue(reactor.isOpen());
        // @end
    }

    @Test
    void a_call_from_another_thread_ends_every_sleep() throws Exception {
        var turns = new Semaphore(0);
        var caller = Thread.ofPlatform().daemon().start(() -> {
            for (int i = 0; i < 1_000; i++) {
                reactor.wakeup();
                turns.acquireUninterruptibly();
            }
        });
        for (int i = 0; i < 1_000; i++) {
            if (i == 500) reactor.register(pipe.source());
            reactor.park(FOR_EVER);
            turns.release();
        }
        caller.join();
    }

    /// The round is lost, and the test hangs, if a `wake` slips in between the loop's look and its sleep.
    @Test
    void an_ask_from_another_thread_is_seen_by_a_loop_asleep() throws Exception {
        var loop = startLoop();
        var source = reactor.register(pipe.source()); // also from here: it may find the loop in a plain park
        for (int round = 0; round < 1_000; round++) {
            if (round % 2 == 0) send(1);
            awaitWake(source);
            if (round % 2 == 1) assertEquals(1, pipe.source().read(ByteBuffer.allocate(1)));
        }
        loop.interrupt();
        loop.join();
    }

    @Test
    void a_channel_comes_and_goes_while_the_loop_of_another_thread_sleeps() throws Exception {
        var loop = startLoop();
        send(1);
        for (int round = 0; round < 300; round++) {
            var source = reactor.register(pipe.source());
            awaitWake(source);
            source.deregister();
        }
        loop.interrupt();
        loop.join();
        assertFalse(pipe.source().isRegistered());
    }

    /// Letting go of a channel looks at the selector too, and a look eats the call that ends a sleep.
    @Test
    void a_channel_that_leaves_takes_no_call_with_it() throws Exception {
        var asked = new AtomicBoolean();
        var heard = new Semaphore(0);
        var loop = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                reactor.park(FOR_EVER);
                if (asked.getAndSet(false)) heard.release();
            }
        });
        var churn = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) comeAndGo();
        });
        for (int round = 0; round < 5_000; round++) {
            asked.set(true);
            reactor.wakeup();
            heard.acquire();
        }
        churn.interrupt();
        churn.join();
        loop.interrupt();
        loop.join();
    }

    private void comeAndGo() {
        try {
            reactor.register(pipe.source()).deregister();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_interrupt_ends_the_sleep_and_stays_set() throws Exception {
        for (boolean selector : new boolean[] {false, true}) {
            if (selector) reactor.register(pipe.source()).wake(OP_READ, waker);
            Thread.currentThread().interrupt();
            reactor.park(FOR_EVER);
            assertTrue(Thread.interrupted());
        }
        assertEquals(0, waker.count());
    }

    @Test
    void close_wakes_who_waits_and_leaves_the_channels_open() throws Exception {
        // @start region=close
        var source = reactor.register(pipe.source());
        source.wake(OP_READ, waker);
        reactor.close();
        reactor.close();
        assertEquals(1, waker.count());
        assertTrue(pipe.source().isOpen());
        assertThrows(IOException.class, () -> reactor.register(pipe.source()));
        // @end
    }

    private Thread startLoop() {
        return Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) reactor.park(FOR_EVER);
        });
    }

    private static void awaitWake(Source source) throws InterruptedException {
        var wakes = new Semaphore(0);
        source.wake(OP_READ, wakes::release);
        wakes.acquire();
    }

    private void send(int bytes) throws IOException {
        pipe.sink().write(ByteBuffer.allocate(bytes));
    }
}
