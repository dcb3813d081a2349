package async;

import static async.await.Async.async;
import static async.await.Async.await;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Engine;
import async.channel.Channels;
import async.check.Breach;
import async.check.Checked;
import async.core.AsyncIterator;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.executor.Blocking;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.io.Net;
import async.reactor.Reactor;
import async.stream.Streams;
import async.support.CountingWaker;
import async.time.Clock;
import async.time.PausedClock;
import async.time.Time;
import async.time.Wheel;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Holds every kind of future in the library to the contract, by way of [Checked]: polled unasked, by another task each
/// time, closed in each state, closed twice, polled after its end.
@Timeout(120)
class EveryFutureTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /// One line a class: how to make one that waits, if that kind can wait.
    private static final Map<String, Maker> KINDS = Map.ofEntries(
            entry("core.NextValue", w -> ((AsyncIterator<Void>) nap()::poll).next()),
            entry("time.Sleep", w -> nap()),
            entry("time.Timeout", w -> Time.timeout(SECOND, Futures.never())),
            entry("time.Interval$Tick", EveryFutureTest::secondTick),
            entry("executor.Blocking$Work", w -> Blocking.blocking(() -> 5)),
            entry("compile.Machine", w -> async(() -> await(nap()))),
            entry("await.Coroutine", w -> Engine.COROUTINE.async(() -> await(nap()))),
            entry("future.Borrow", w -> Futures.borrow(nap())),
            entry("future.Failed", w -> Futures.failed(new IOException("no"))),
            entry("future.Join", w -> Futures.join(nap(), nap())),
            entry("future.JoinAll", w -> Futures.joinAll(List.of(nap(), nap()))),
            entry("future.Never", w -> Futures.never()),
            entry("future.Outcome", w -> Futures.outcome(nap())),
            entry("future.Race", w -> Futures.race(List.of(nap(), nap()))),
            entry("future.Ready", w -> Futures.ready(1)),
            entry("future.Select", w -> Futures.select(nap(), nap())),
            entry("future.YieldNow", w -> Futures.yieldNow()),
            entry("stream.Collect", w -> Streams.collect(Streams.buffered(Streams.from(List.of(5)), 1, n -> work(n)))),
            entry("channel.Answer", EveryFutureTest::answer),
            entry("channel.Answer$Closed", EveryFutureTest::forsaken),
            entry("channel.Receiving", EveryFutureTest::receiving),
            entry("channel.Sending", EveryFutureTest::sending),
            entry("io.Connect", w -> Net.connect(w.use(Net.listen(here())).address())),
            entry("io.TcpListener$Accept", EveryFutureTest::accepting),
            entry("io.Reading", EveryFutureTest::reading),
            entry("io.Writing", EveryFutureTest::writing),
            entry("check.Checked", w -> Checked.of(nap(), breach -> {})));

    /// Nobody outside can get hold of one.
    private static final Set<String> INNER =
            Set.of("compile.Machine$Stubborn", "stream.Buffered$Piece", "stream.Delivery", "check.Victim");

    /// It waits for nothing, so nobody could wake it.
    private static final String NEVER = "future.Never";

    private interface Maker {
        Future<?> make(World world) throws Exception;
    }

    /// What a future needs around it, and what makes it ready.
    private static final class World implements AutoCloseable {
        private final PausedClock clock = Clock.paused();
        private final LocalExecutor executor = new LocalExecutor(clock);
        private final Deque<AutoCloseable> used = new ArrayDeque<>();
        private Runnable event = () -> {};

        <C extends AutoCloseable> C use(C resource) {
            used.push(resource);
            return resource;
        }

        Context context(Waker waker) {
            return Context.of(waker, executor);
        }

        /// The event happens, and whoever rings for it has the time to.
        void passUntilRung(CountingWaker waker) {
            event.run();
            clock.advance(Duration.ofDays(1));
            for (int round = 0; round < 600 && waker.count() == 0; round++) {
                ((Wheel) executor.timers()).advance();
                ((Reactor) executor.readiness()).park(5_000_000);
            }
            assertTrue(waker.count() > 0, "the event has come, and the waker of the latest poll was not rung");
        }

        @Override
        public void close() throws Exception {
            executor.close();
            for (AutoCloseable resource : used) resource.close();
        }
    }

    @Test
    void every_class_of_a_future_stands_in_the_list() throws Exception {
        var missing = new TreeSet<String>();
        var gone = new TreeSet<>(KINDS.keySet());
        for (Class<?> type : Sources.types()) {
            if (!Future.class.isAssignableFrom(type)) continue;
            String name = type.getName().substring("async.".length());
            gone.remove(name);
            boolean counts = !Modifier.isAbstract(type.getModifiers()) && !Task.class.isAssignableFrom(type);
            if (counts && !KINDS.containsKey(name) && !INNER.contains(name)) missing.add(name);
        }
        assertEquals(List.of(new TreeSet<>(), new TreeSet<>()), List.of(missing, gone));
    }

    @TestFactory
    Stream<DynamicTest> every_future_keeps_the_contract_to_its_end() {
        return each(name -> {
            if (name.equals(NEVER)) return;
            check(name, Given::toItsEnd);
            check(name, given -> {
                given.future.impatient();
                given.toItsEnd();
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> every_future_keeps_the_contract_when_it_is_closed() {
        return each(name -> {
            for (int polls = 0; polls <= 2; polls++) {
                int before = polls;
                check(name, given -> {
                    for (int i = 0; i < before && !given.hasEnded; i++) given.poll(new CountingWaker());
                    if (before == 2) given.future.inspect();
                });
            }
        });
    }

    private static final class Given {
        private final World world;
        private final Checked<?> future;
        private boolean hasEnded;

        Given(World world, Checked<?> future) {
            this.world = world;
            this.future = future;
        }

        /// Each time asked by two tasks in turn, the first of which has nothing to say any more.
        void toItsEnd() {
            for (int polls = 0; !hasEnded; polls++) {
                assertTrue(polls < 10, "no end after ten events");
                poll(new CountingWaker());
                var latest = new CountingWaker();
                if (!hasEnded) poll(latest);
                if (!hasEnded) world.passUntilRung(latest);
            }
        }

        void poll(CountingWaker waker) {
            try {
                hasEnded = future.poll(world.context(waker)) instanceof Poll.Ready<?>;
            } catch (Exception failure) {
                hasEnded = true;
            }
        }
    }

    private interface Drive {
        void drive(Given given) throws Exception;
    }

    private static void check(String name, Drive drive) throws Exception {
        var found = new ArrayList<Breach>();
        try (var world = new World()) {
            var future = Checked.of(KINDS.get(name).make(world), found::add);
            var given = new Given(world, future);
            drive.drive(given);
            future.close();
            future.close();
            if (name.equals(NEVER)) found.removeIf(breach -> breach.kind() == Breach.Kind.NO_WAKER);
            assertEquals(List.of(), found, name);
            assertThrows(IllegalStateException.class, () -> future.poll(world.context(Waker.NOOP)), name);
            assertEquals(Breach.Kind.POLLED_AFTER_END, found.getFirst().kind());
        }
    }

    private interface Check {
        void of(String name) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return KINDS.keySet().stream().sorted().map(name -> DynamicTest.dynamicTest(name, () -> check.of(name)));
    }

    // The kinds that need more than a line

    private static Future<Void> nap() {
        return Time.sleep(SECOND);
    }

    private static <T> Future<T> work(T result) {
        return async(() -> {
            await(nap());
            return result;
        });
    }

    private static Future<Long> secondTick(World world) throws Exception {
        var interval = world.use(Time.interval(SECOND));
        interval.tick().poll(world.context(Waker.NOOP));
        return interval.tick();
    }

    private static Future<?> answer(World world) {
        var oneshot = Channels.<Integer>oneshot();
        world.event = () -> oneshot.sender().trySend(1);
        return oneshot.receiver();
    }

    private static Future<?> forsaken(World world) {
        var oneshot = Channels.<Integer>oneshot();
        world.event = oneshot.receiver()::close;
        return oneshot.sender().closed();
    }

    private static Future<?> receiving(World world) {
        var channel = Channels.<Integer>bounded(1);
        world.event = () -> channel.sender().trySend(1);
        return channel.receiver().next();
    }

    private static Future<?> sending(World world) {
        var channel = Channels.<Integer>bounded(1);
        channel.sender().trySend(1);
        world.event = channel.receiver()::close;
        return channel.sender().send(2);
    }

    private static InetSocketAddress here() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Future<?> accepting(World world) throws IOException {
        var listener = world.use(Net.listen(here()));
        var client = world.use(Net.connect(listener.address()));
        world.event = () -> poll(client);
        return listener.accept();
    }

    private static Future<?> reading(World world) throws IOException {
        var pipe = world.use(Net.pipe());
        world.event = () -> poll(pipe.writer().write(ByteBuffer.allocate(1)));
        return pipe.reader().read(ByteBuffer.allocate(1));
    }

    private static Future<?> writing(World world) throws IOException {
        var pipe = world.use(Net.pipe());
        world.event = () -> poll(pipe.reader().read(ByteBuffer.allocate(1 << 20)));
        return pipe.writer().writeAll(ByteBuffer.allocate(100_000));
    }

    private static void poll(Future<?> future) {
        try {
            future.poll(Context.of(Waker.NOOP));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
