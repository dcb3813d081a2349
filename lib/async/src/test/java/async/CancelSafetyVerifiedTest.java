package async;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import async.await.Engine;
import async.channel.Channels;
import async.check.Cancellations;
import async.check.Checked;
import async.check.Trial;
import async.core.AsyncBody;
import async.core.AsyncIterator;
import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Once;
import async.core.Poll;
import async.core.Task;
import async.executor.Blocking;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.future.Futures;
import async.io.Net;
import async.io.TcpStream;
import async.stream.Streams;
import async.time.Time;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Holds every operation of the library to the [CancelSafety] that it announces: closed before its first poll, at each
/// pause, and woken but unpolled, then asked for again. An operation without a scenario fails.
@Timeout(120)
class CancelSafetyVerifiedTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /// One line a method, by class and name; all of its overloads keep the same promise.
    private static final Map<String, Trial.Scenario> SCENARIOS = Map.ofEntries(
            // core
            entry("AsyncIterator.next", CancelSafetyVerifiedTest::iterator),
            entry("Host.spawn", trial -> spawning(trial, (host, part) -> host.spawn(part))),
            // time
            entry("Time.sleep", trial -> timed(trial, SECOND, () -> Time.sleep(SECOND))),
            entry("Time.sleepUntil", trial -> timed(trial, SECOND, () -> Time.sleepUntil(SECOND.toNanos()))),
            entry("Time.timeout", trial -> part(trial, a -> Time.timeout(SECOND.multipliedBy(9), a))),
            entry("Interval.tick", CancelSafetyVerifiedTest::interval),
            // executor
            entry("LocalExecutor.spawn", trial -> spawning(trial, (host, a) -> ((LocalExecutor) host).spawn("it", a))),
            entry("MultiThreadExecutor.spawn", CancelSafetyVerifiedTest::spawningElsewhere),
            entry("Blocking.blocking", CancelSafetyVerifiedTest::blocking),
            // await
            entry("Async.async", trial -> begun(trial, body -> async(body))),
            entry("Async.spawn", CancelSafetyVerifiedTest::spawningInABody),
            entry("Engine.async", trial -> begun(trial, Engine.COROUTINE::async)),
            // future
            entry("Futures.ready", trial -> timed(trial, Duration.ZERO, () -> Futures.ready(null))),
            entry("Futures.failed", trial -> timed(trial, Duration.ZERO, CancelSafetyVerifiedTest::failed)),
            entry("Futures.never", trial -> timed(trial, SECOND, CancelSafetyVerifiedTest::neverAgain)),
            entry("Futures.yieldNow", CancelSafetyVerifiedTest::yielding),
            entry("Futures.join", trial -> taking(trial, a -> Futures.join(a, Futures.yieldNow()))),
            entry("Futures.joinAll", trial -> taking(trial, a -> Futures.joinAll(List.of(a, cut())))),
            entry("Futures.select", trial -> parts(trial, Futures::select)),
            entry("Futures.selectBiased", trial -> parts(trial, Futures::selectBiased)),
            entry("Futures.outcome", trial -> part(trial, Futures::outcome)),
            entry("Futures.race", trial -> parts(trial, (a, b) -> Futures.race(List.of(erased(a), erased(b))))),
            entry("Futures.borrow", CancelSafetyVerifiedTest::borrowing),
            // stream
            entry("Streams.collect", trial -> taking(trial, CancelSafetyVerifiedTest::collecting)),
            // channel
            entry("Sender.send", CancelSafetyVerifiedTest::sending),
            entry("Receiver.next", CancelSafetyVerifiedTest::receiving),
            entry("OneShotSender.closed", CancelSafetyVerifiedTest::forsaken),
            // io
            entry("Net.connect", CancelSafetyVerifiedTest::connecting),
            entry("TcpListener.accept", CancelSafetyVerifiedTest::accepting),
            entry("TcpStream.read", trial -> reading(trial, Link.tcp(trial))),
            entry("TcpStream.write", trial -> writing(trial, Link.tcp(trial))),
            entry("TcpStream.writeAll", trial -> writingAll(trial, Link.tcp(trial))),
            entry("Pipe.Reader.read", trial -> reading(trial, Link.pipe(trial))),
            entry("Pipe.Writer.write", trial -> writing(trial, Link.pipe(trial))),
            entry("Pipe.Writer.writeAll", trial -> writingAll(trial, Link.pipe(trial))),
            // check
            entry("Checked.of", trial -> part(trial, a -> Checked.of(a))),
            entry("Checked.impatient", trial -> part(trial, a -> Checked.of(a).impatient())),
            entry("Trial.part", trial -> part(trial, a -> trial.part(a))));

    /// Generated code calls it, nobody else.
    private static final String COMPILER = "async.compile";

    @Test
    void every_public_method_that_gives_a_future_says_what_a_cancel_loses() throws Exception {
        var silent = new TreeSet<String>();
        for (Method method : operations()) if (promiseOf(method) == null) silent.add(name(method));
        assertEquals(new TreeSet<>(), silent);
    }

    @Test
    void every_scenario_is_of_a_method_that_is_there() throws Exception {
        var strange = new TreeSet<>(SCENARIOS.keySet());
        for (Method method : operations()) strange.remove(name(method));
        assertEquals(new TreeSet<>(), strange);
    }

    @TestFactory
    Stream<DynamicTest> every_operation_keeps_its_promise() throws Exception {
        return operations().stream()
                .filter(method -> method.isAnnotationPresent(CancelSafety.class))
                .map(method -> DynamicTest.dynamicTest(name(method), () -> verify(method)));
    }

    private static void verify(Method method) throws Exception {
        Trial.Scenario scenario = SCENARIOS.get(name(method));
        assertNotNull(scenario, "no scenario shows what " + name(method) + " loses; add one to this test");
        var report = Cancellations.of(scenario);
        report.verify(promiseOf(method));
    }

    // What the library offers

    private static List<Method> operations() throws Exception {
        var found = new ArrayList<Method>();
        for (Class<?> type : Sources.publicTypes())
            for (Method method : type.getDeclaredMethods()) if (isOperation(method)) found.add(method);
        return found;
    }

    private static boolean isOperation(Method method) {
        Class<?> type = method.getDeclaringClass();
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && Future.class.isAssignableFrom(method.getReturnType())
                && !type.getPackageName().equals(COMPILER)
                && !type.isRecord()
                && !method.getName().equals("awaited"); // of Suspended: says what is awaited, and makes nothing
    }

    /// Its own, or that of the method it overrides.
    private static CancelSafety.Level promiseOf(Method method) {
        var own = method.getAnnotation(CancelSafety.class);
        if (own != null) return own.value();
        return Arrays.stream(method.getDeclaringClass().getInterfaces())
                .flatMap(above -> Arrays.stream(above.getDeclaredMethods()))
                .filter(above -> above.getName().equals(method.getName())
                        && Arrays.equals(above.getParameterTypes(), method.getParameterTypes()))
                .map(CancelSafetyVerifiedTest::promiseOf)
                .findFirst()
                .orElse(null);
    }

    private static String name(Method method) {
        Class<?> type = method.getDeclaringClass();
        return type.getCanonicalName().substring(type.getPackageName().length() + 1) + "." + method.getName();
    }

    // Scenarios of several methods

    /// Ends at this moment, however often it is closed.
    private static void timed(Trial trial, Duration moment, Supplier<Future<Void>> operation) {
        trial.produced(moment);
        trial.operation(1, operation, _ -> trial.consumed(trial.now()));
    }

    private static void part(Trial trial, Function<Future<Void>, Future<?>> wrapping) {
        trial.operation(1, () -> erased(wrapping.apply(trial.part(Time.sleep(SECOND)))), _ -> {});
    }

    /// Made of a short and a long one.
    private static void parts(Trial trial, BinaryOperator<Future<?>> combining) {
        part(trial, first -> combining.apply(first, trial.part(Time.sleep(SECOND.multipliedBy(2)))));
    }

    @SuppressWarnings("unchecked") // nobody looks at the value
    private static Future<Object> erased(Future<?> future) {
        return (Future<Object>) future;
    }

    /// A part takes a letter and has it; another goes on.
    private static void taking(Trial trial, Function<Future<Integer>, Future<?>> combined) {
        var letters = new ArrayDeque<>(List.of(1, 2));
        trial.produced(1);
        trial.operation(
                1,
                () -> erased(combined.apply(async(() -> letters.remove()))),
                values -> trial.consumed(values.toString().contains("1") ? 1 : 2));
    }

    private static Future<List<Integer>> collecting(Future<Integer> first) {
        return Streams.collect(Streams.buffered(Streams.from(List.of(first, cut())), 1, work -> work));
    }

    private static Future<Integer> cut() {
        return async(() -> {
            await(Futures.yieldNow());
            return 0;
        });
    }

    /// A body counts its beginnings.
    private static void begun(Trial trial, Function<AsyncBody<Object>, Future<Object>> engine) {
        trial.produced("begun");
        trial.operation(
                1,
                () -> engine.apply(() -> {
                    trial.consumed("begun");
                    return await(Futures.yieldNow());
                }),
                _ -> {});
    }

    private interface Spawning {
        Task<Void> by(Host host, Future<Void> future);
    }

    private static void spawning(Trial trial, Spawning spawning) {
        trial.operation(1, () -> new Spawned(host -> spawning.by(host, trial.part(Time.sleep(SECOND)))), _ -> {});
    }

    /// Spawns at its first poll, when there is a host, and joins.
    private static final class Spawned extends Once<Void> {
        private final Function<Host, Task<Void>> spawning;
        private Task<Void> task;

        Spawned(Function<Host, Task<Void>> spawning) {
            this.spawning = spawning;
        }

        @Override
        protected Poll<Void> advance(Context cx) throws Exception {
            if (task == null) task = spawning.apply(cx.host());
            return task.poll(cx);
        }

        @Override
        protected void release() {
            if (task != null) task.close();
        }
    }

    // Scenarios of one method

    private static void iterator(Trial trial) {
        var letters = new ArrayDeque<>(List.of(1, 2));
        var rested = new boolean[1];
        AsyncIterator<Integer> iterator = cx -> {
            rested[0] = !rested[0];
            if (!rested[0]) return Poll.ready(letters.poll());
            cx.waker().wake();
            return Poll.pending();
        };
        for (int letter : letters) trial.produced(letter);
        trial.operation(2, iterator::next, trial::consumed);
    }

    private static void interval(Trial trial) {
        var interval = trial.use(Time.interval(SECOND));
        for (long tick = 0; tick < 3; tick++) trial.produced(tick * SECOND.toNanos());
        trial.operation(3, interval::tick, trial::consumed);
    }

    private static void spawningInABody(Trial trial) {
        trial.operation(1, () -> async(() -> await(spawn(trial.part(Time.sleep(SECOND))))), _ -> {});
    }

    private static void spawningElsewhere(Trial trial) {
        var elsewhere = new MultiThreadExecutor(1);
        trial.leaks(() -> {
            elsewhere.close(); // waits until its tasks are closed: only then are they counted
            return 0;
        });
        trial.operation(1, () -> elsewhere.spawn("it", trial.part(Futures.yieldNow())), _ -> {});
    }

    private static void blocking(Trial trial) {
        List<Object> begun = Collections.synchronizedList(new ArrayList<>());
        var asked = new int[1];
        var go = new CountDownLatch(1); // so that it does not end in its first poll
        Callable<Void> work = () -> {
            begun.add("begun");
            go.await();
            return null;
        };
        trial.produced("begun");
        trial.operation(1, () -> onFirstPoll(() -> asked[0]++, Blocking.blocking(work)), _ -> {
            while (begun.size() < asked[0]) Thread.yield(); // the work that was given up runs on by itself
            begun.forEach(trial::consumed);
        });
        trial.beside(async(() -> {
            await(Time.sleep(SECOND));
            go.countDown();
        }));
    }

    private static <T> Future<T> onFirstPoll(Runnable news, Future<T> future) {
        return new Once<>() {
            private boolean polled;

            @Override
            protected Poll<T> advance(Context cx) throws Exception {
                if (!polled) news.run();
                polled = true;
                return future.poll(cx);
            }

            @Override
            protected void release() {
                future.close();
            }
        };
    }

    private static Future<Void> failed() {
        return async(() -> {
            try {
                await(Futures.failed(new IOException("no")));
            } catch (IOException expected) {
                return;
            }
        });
    }

    /// The second of a select, so that the trial ends.
    private static Future<Void> neverAgain() {
        return async(() -> {
            await(Futures.select(Futures.never(), Time.sleepUntil(SECOND.toNanos())));
        });
    }

    private static void yielding(Trial trial) {
        trial.produced("first");
        trial.produced("second");
        trial.operation(1, Futures::yieldNow, _ -> trial.consumed("first"));
        trial.beside(async(() -> {
            await(Futures.yieldNow());
            trial.consumed("second");
        }));
    }

    private static void borrowing(Trial trial) {
        var nap = trial.use(Time.sleep(SECOND));
        timed(trial, SECOND, () -> Futures.borrow(nap));
    }

    private static void sending(Trial trial) {
        var channel = Channels.<Integer>bounded(1);
        channel.sender().trySend(0);
        for (int value = 0; value < 3; value++) trial.produced(value);
        trial.operation(1, () -> channel.sender().send(1), _ -> {});
        trial.beside(channel.sender().send(2));
        trial.beside(async(() -> {
            await(Time.sleep(SECOND));
            for (int i = 0; i < 3; i++) trial.consumed(await(channel.receiver().next()));
        }));
    }

    private static void receiving(Trial trial) {
        var channel = Channels.<Integer>bounded(1);
        for (int value = 0; value < 3; value++) trial.produced(value);
        trial.operation(3, channel.receiver()::next, trial::consumed);
        trial.beside(async(() -> {
            for (int i = 0; i < 3; i++) {
                await(Time.sleep(SECOND));
                await(channel.sender().send(i));
            }
        }));
    }

    private static void forsaken(Trial trial) {
        var oneshot = Channels.<Integer>oneshot();
        timed(trial, SECOND, oneshot.sender()::closed);
        trial.beside(async(() -> {
            await(Time.sleep(SECOND));
            oneshot.receiver().close();
        }));
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void connecting(Trial trial) throws IOException {
        var listener = trial.use(Net.listen(here(0)));
        trial.produced("connected");
        trial.operation(1, () -> Net.connect(listener.address()), stream -> {
            trial.use(stream);
            trial.consumed("connected");
        });
    }

    private static void accepting(Trial trial) throws IOException {
        var listener = trial.use(Net.listen(here(0)));
        trial.produced("accepted");
        trial.operation(1, listener::accept, stream -> {
            trial.use(stream);
            trial.consumed("accepted");
        });
        trial.beside(async(() -> trial.use(await(Net.connect(listener.address())))));
    }

    /// Bytes from one end to another.
    private record Link(
            Function<ByteBuffer, Future<Integer>> read,
            Function<ByteBuffer, Future<Integer>> write,
            Function<ByteBuffer, Future<Integer>> writeAll,
            AutoCloseable writer,
            int much) { // bytes: more than the kernel keeps for us

        static Link pipe(Trial trial) throws IOException {
            var pipe = trial.use(Net.pipe());
            return new Link(pipe.reader()::read, pipe.writer()::write, pipe.writer()::writeAll, pipe.writer(), 300_000);
        }

        static Link tcp(Trial trial) throws Exception {
            try (var listener = Net.listen(here(0));
                    var executor = new LocalExecutor()) {
                TcpStream near = trial.use(executor.run(Net.connect(listener.address())));
                TcpStream far = trial.use(executor.run(listener.accept()));
                return new Link(far::read, near::write, near::writeAll, near, 8_000_000);
            }
        }
    }

    private static void reading(Trial trial, Link link) {
        for (byte letter = 0; letter < 3; letter++) trial.produced(letter);
        var buffer = ByteBuffer.allocate(1);
        trial.operation(3, () -> link.read.apply(buffer.clear()), _ -> trial.consumed(buffer.get(0)));
        trial.beside(async(() -> {
            for (byte letter = 0; letter < 3; letter++) {
                await(Futures.yieldNow());
                await(link.writeAll.apply(ByteBuffer.wrap(new byte[] {letter})));
            }
        }));
    }

    /// How many bytes come, until the writer is closed.
    private static Future<Void> counting(Link link, Consumer<Object> count) {
        return async(() -> {
            var buffer = ByteBuffer.allocate(1 << 16);
            int sum = 0;
            for (int n; (n = await(link.read.apply(buffer.clear()))) >= 0; ) sum += n;
            count.accept(sum);
        });
    }

    private static void writing(Trial trial, Link link) {
        var bytes = ByteBuffer.allocate(link.much);
        var left = new int[] {3};
        trial.operation(left[0], () -> link.write.apply(bytes), _ -> {
            if (--left[0] > 0) return;
            trial.produced(bytes.position());
            close(link);
        });
        trial.beside(counting(link, trial::consumed));
    }

    private static void writingAll(Trial trial, Link link) {
        var bytes = ByteBuffer.allocate(link.much);
        trial.produced(link.much);
        trial.operation(1, () -> link.writeAll.apply(bytes.duplicate()), _ -> close(link));
        trial.beside(counting(link, trial::consumed));
    }

    private static void close(Link link) {
        try {
            link.writer.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
