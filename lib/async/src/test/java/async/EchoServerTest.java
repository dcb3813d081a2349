package async;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Future;
import async.executor.LocalExecutor;
import async.io.Net;
import async.io.TcpListener;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The echo server in ten lines, for the README; its clients are plain blocking sockets.
@Timeout(60)
class EchoServerTest {

    // @start region=echo
    static Future<Void> echo(TcpListener listener) {
        return async(() -> {
            while (true) {
                var stream = await(listener.accept());
                spawn(async(() -> {
                    try (stream) {
                        for (var bytes = ByteBuffer.allocateDirect(8192); await(stream.read(bytes)) >= 0; bytes.clear())
                            await(stream.writeAll(bytes.flip()));
                    }
                }));
            }
        });
    }
    // @end

    @Test
    void it_answers_whoever_speaks_while_all_the_others_are_silent() throws Exception {
        try (var executor = new LocalExecutor();
                var listener = Net.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var server = new FutureTask<>(() -> executor.run(echo(listener)));
            Thread.ofPlatform().daemon().start(server);
            var clients = new ArrayList<Socket>();
            for (int i = 0; i < 50; i++)
                clients.add(new Socket(
                        listener.address().getAddress(), listener.address().getPort()));
            for (int round = 0; round < 2; round++)
                for (var client : clients.reversed()) assertEchoes(client, "hello " + client.getLocalPort());
            assertEchoes(clients.getFirst(), "long ".repeat(10_000));
            for (var client : clients) leave(client);
            executor.close();
            assertInstanceOf(
                    CancellationException.class,
                    assertThrows(ExecutionException.class, server::get).getCause());
        }
    }

    private static void assertEchoes(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes());
        assertEquals(text, new String(new DataInputStream(client.getInputStream()).readNBytes(text.length())));
    }

    private static void leave(Socket client) throws IOException {
        try (client) {
            client.shutdownOutput();
            assertEquals(-1, client.getInputStream().read(), "the server closes its end too");
        }
    }
}
