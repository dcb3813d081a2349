package async.io;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.executor.LocalExecutor;
import async.support.IdleClients;
import async.support.Jvm;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten thousand connections that say nothing, on one thread.
@Timeout(120)
class CrowdTest {

    private static final int CROWD = 10_000;
    private static final int SPARE = 500;

    private final int[] polls = new int[CROWD];

    @Test
    void a_byte_on_100_of_10_000_idle_connections_wakes_those_100_reads() throws Exception {
        long most = Jvm.descriptors();
        assumeTrue(most >= CROWD + SPARE, "this process may open only " + most + " files: raise ulimit -n");
        Set<Integer> chosen = new Random(4)
                .ints(0, CROWD)
                .distinct()
                .limit(100)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        try (var executor = new LocalExecutor();
                var listener = Net.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var clients = start(listener.address().getPort());
            try (var to = new DataOutputStream(clients.getOutputStream())) {
                long t0 = System.nanoTime();
                executor.run(async(() -> {
                    var streams = new TcpStream[CROWD];
                    for (int i = 0; i < CROWD; i++) {
                        var stream = await(listener.accept());
                        streams[await(number(stream))] = stream;
                    }
                    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generics cannot be made otherwise
                    Task<Integer>[] reads = new Task[CROWD];
                    for (int i = 0; i < CROWD; i++)
                        reads[i] = spawn(counted(i, streams[i].read(ByteBuffer.allocate(8))));
                    for (int i = 0; i < CROWD; i++) while (polls[i] == 0) await(yieldNow());

                    for (int client : chosen) to.writeInt(client);
                    to.flush();
                    for (int client : chosen) assertEquals(1, await(reads[client]));
                    for (int turn = 0; turn < 200; turn++) await(yieldNow());
                    for (int i = 0; i < CROWD; i++) assertEquals(chosen.contains(i) ? 2 : 1, polls[i], "read " + i);
                    for (var stream : streams) stream.close();
                }));
            } finally {
                clients.waitFor();
            }
        }
    }

    private Future<Integer> counted(int read, Future<Integer> future) {
        return new Future<>() {
            @Override
            public Poll<Integer> poll(Context cx) throws Exception {
                polls[read]++;
                return future.poll(cx);
            }

            @Override
            public void close() {
                future.close();
            }
        };
    }

    private static Future<Integer> number(TcpStream stream) {
        return async(() -> {
            var bytes = ByteBuffer.allocate(4);
            while (bytes.hasRemaining()) if (await(stream.read(bytes)) < 0) throw new IOException("a client has left");
            return bytes.getInt(0);
        });
    }

    private static Process start(int port) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        "target/test-classes",
                        IdleClients.class.getName(),
                        Integer.toString(port),
                        Integer.toString(CROWD)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
