package async.reactor;

import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Waker;
import async.support.CountingWaker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One reactor and many threads, as under an executor of several: whoever has the lock parks, the others register,
/// ask, take back, leave and call. A lost wake or call hangs a round; everything else is counted.
@Timeout(60)
class SharedReactorTest {

    private static final long FOR_EVER = Long.MAX_VALUE;
    private static final int SEEDS = 40;
    private static final int ROUNDS = 60;

    /// A fresh reactor each time, since its first selector opens under the feet of a thread that sleeps without one.
    ///
    /// A look that began before a byte was read may ring whoever asks after it: a ring too many, which is
    /// allowed. It takes three threads at one moment; more than one in a hundred rounds has another cause.
    @Test
    void no_wake_is_lost_while_the_parker_changes() throws Exception {
        int strays = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var reactor = new Reactor();
            var parkers = new Parkers(reactor);
            var two = List.of(started(parkers), started(parkers));
            var users = new ArrayList<FutureTask<Integer>>();
            for (int user = 0; user < 3; user++) {
                var random = new Random(seed * 3 + user);
                users.add(started(() -> use(reactor, random)));
            }
            for (var user : users) strays += user.get();
            parkers.stop();
            for (var parker : two) parker.get();
            reactor.close();
        }
        assertTrue(strays <= SEEDS * 3 * ROUNDS / 100, strays + " wakes that nobody had asked for");
    }

    /// Rounds on a pipe of one's own.
    ///
    /// @return how many wakes came that nobody had asked for
    private static int use(Reactor reactor, Random random) throws Exception {
        var pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        var source = reactor.register(pipe.source());
        int strays = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var wakes = new Semaphore(0);
            if (random.nextInt(4) == 0) {
                var takenBack = new CountingWaker();
                source.wake(OP_READ, takenBack);
                source.wake(OP_READ, () -> {});
                source.wake(OP_READ, Waker.NOOP);
                strays += takenBack.count();
            }
            boolean early = random.nextBoolean();
            if (early) pipe.sink().write(ByteBuffer.allocate(1));
            source.wake(OP_READ, wakes::release);
            if (!early) pipe.sink().write(ByteBuffer.allocate(1));
            wakes.acquire();
            assertEquals(1, pipe.source().read(ByteBuffer.allocate(8)));
            if (random.nextInt(5) == 0) {
                source.wake(OP_READ, wakes::release);
                source.deregister();
                wakes.acquire();
                source = reactor.register(pipe.source());
            }
            strays += wakes.availablePermits();
        }
        source.deregister();
        closeBoth(pipe);
        return strays;
    }

    /// Two threads that take turns to park; a fair lock hands over after each park.
    private static final class Parkers implements Callable<Void> {

        private final Reactor reactor;
        private final ReentrantLock turn = new ReentrantLock(true);
        private volatile boolean stopped;

        Parkers(Reactor reactor) {
            this.reactor = reactor;
        }

        @Override
        public Void call() {
            while (!stopped) {
                turn.lock();
                try {
                    if (!stopped) reactor.park(FOR_EVER);
                } finally {
                    turn.unlock();
                }
            }
            return null;
        }

        void stop() {
            stopped = true;
            reactor.wakeup();
        }
    }

    /// The look is held up where it has let go of cancelled keys already, and tells a registration what it found.
    @Test
    void a_channel_that_leaves_during_a_look_is_gone_after_it() throws Exception {
        var ready = Pipe.open();
        var leaving = Pipe.open();
        ready.sink().configureBlocking(false);
        leaving.source().configureBlocking(false);
        try (var reactor = new Reactor()) {
            var held = reactor.register(ready.sink());
            held.wake(OP_WRITE, () -> {});
            var source = reactor.register(leaving.source());
            var looks = new FutureTask<>(() -> reactor.park(0));
            var looker = Thread.ofPlatform().daemon().unstarted(looks);
            synchronized (held) {
                looker.start();
                while (looker.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
                source.deregister();
                assertTrue(leaving.source().isRegistered(), "the selector is taken");
            }
            assertEquals(1, looks.get());
            assertFalse(leaving.source().isRegistered());
        }
        for (var pipe : List.of(ready, leaving)) closeBoth(pipe);
    }

    @Test
    void a_reactor_closed_under_a_sleeper_ends_its_sleep() throws Exception {
        for (int round = 0; round < 200; round++) {
            var reactor = new Reactor();
            var pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            var waker = new CountingWaker();
            reactor.register(pipe.source()).wake(OP_READ, waker);
            both(() -> reactor.park(FOR_EVER), () -> {
                reactor.close();
                reactor.wakeup(); // it may have begun its sleep after the close
            });
            assertEquals(1, waker.count());
            assertEquals(0, reactor.park(0));
            closeBoth(pipe);
        }
    }

    /// The close comes after they have read which selector to use, and before they use it: here it is done behind the
    /// reactor's back, so that they cannot but find it so.
    @Test
    void a_close_between_the_thought_and_the_deed_hurts_nobody() throws Exception {
        var pipe = Pipe.open();
        var other = Pipe.open();
        pipe.source().configureBlocking(false);
        other.source().configureBlocking(false);
        var reactor = new Reactor();
        var source = (Registration) reactor.register(pipe.source());
        source.key.selector().close();
        assertEquals(0, reactor.park(FOR_EVER));
        source.deregister();
        var refused = assertThrows(IOException.class, () -> reactor.register(other.source()));
        assertEquals("this executor is closed: use the socket on another one", refused.getMessage());
        for (var each : List.of(pipe, other)) closeBoth(each);
    }

    @Test
    void a_channel_may_leave_while_the_reactor_closes() throws Exception {
        for (int round = 0; round < 500; round++) {
            var reactor = new Reactor();
            var pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            var source = reactor.register(pipe.source());
            var waker = new CountingWaker();
            source.wake(OP_READ, waker);
            both(reactor::close, source::deregister);
            assertEquals(1, waker.count());
            assertFalse(pipe.source().isRegistered());
            closeBoth(pipe);
        }
    }

    @Test
    void a_channel_that_comes_while_the_reactor_closes_is_taken_or_refused_in_words() throws Exception {
        for (int round = 0; round < 500; round++) {
            var reactor = new Reactor();
            var pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
            reactor.register(pipe.sink());
            both(reactor::close, () -> {
                try {
                    reactor.register(pipe.source());
                } catch (IOException refused) {
                    assertEquals("this executor is closed: use the socket on another one", refused.getMessage());
                }
            });
            assertThrows(IOException.class, () -> reactor.register(pipe.source()));
            assertFalse(pipe.source().isRegistered());
            closeBoth(pipe);
        }
    }

    /// As much at the same time as two threads can.
    private void both(Runnable here, Action there) throws Exception {
        var start = new CyclicBarrier(2);
        var other = started(() -> {
            start.await();
            there.run();
            return null;
        });
        start.await();
        here.run();
        other.get();
    }

    private static void closeBoth(Pipe pipe) throws IOException {
        pipe.source().close();
        pipe.sink().close();
    }

    private interface Action {

        void run() throws Exception;
    }

    private static <T> FutureTask<T> started(Callable<T> body) {
        var task = new FutureTask<>(body);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }
}
