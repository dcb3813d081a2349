package async.cases;

import static async.await.Async.async;
import static async.await.Async.await;
import static java.util.Map.entry;

import async.check.Trial;
import async.core.Future;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.io.Net;
import async.io.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Of package `io`: sockets and pipes, real ones.
public final class IoScenarios {

    public static final Map<String, Trial.Scenario> ALL = Map.ofEntries(
            entry("Net.connect", IoScenarios::connecting),
            entry("TcpListener.accept", IoScenarios::accepting),
            entry("TcpStream.read", trial -> reading(trial, Link.tcp(trial))),
            entry("TcpStream.write", trial -> writing(trial, Link.tcp(trial))),
            entry("TcpStream.writeAll", trial -> writingAll(trial, Link.tcp(trial))),
            entry("Pipe.Reader.read", trial -> reading(trial, Link.pipe(trial))),
            entry("Pipe.Writer.write", trial -> writing(trial, Link.pipe(trial))),
            entry("Pipe.Writer.writeAll", trial -> writingAll(trial, Link.pipe(trial))));

    private IoScenarios() {}

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
