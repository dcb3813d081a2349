package async;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Future;
import async.executor.MultiThreadExecutor;
import async.io.Net;
import async.io.TcpStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The echo server in ten lines, for the README; its clients are plain blocking sockets.
@Timeout(60)
class EchoServerTest {

    private static void serve(MultiThreadExecutor executor, InetSocketAddress address) throws Exception {
        // @start region=echo
        var listener = Net.listen(address);
        Function<TcpStream, Future<Void>> echo = stream -> async(() -> {
            try (stream) {
                var bytes = ByteBuffer.allocateDirect(8192);
                for (; await(stream.read(bytes)) >= 0; bytes.clear()) await(stream.writeAll(bytes.flip()));
            }
        });
        executor.run(async(() -> {
            while (true) spawn(echo.apply(await(listener.accept()))).detach();
        }));
        // @end
    }

    @Test
    void it_answers_whoever_speaks_while_all_the_others_are_silent() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        try (var executor = new MultiThreadExecutor(2)) {
            var server = new FutureTask<>(() -> {
                serve(executor, address);
                return null;
            });
            Thread.ofPlatform().daemon().start(server);
            var clients = new ArrayList<Socket>();
            for (int i = 0; i < 50; i++) clients.add(connected(address));
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

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    /// The server may not listen yet.
    private static Socket connected(InetSocketAddress address) throws IOException {
        while (true)
            try {
                return new Socket(address.getAddress(), address.getPort());
            } catch (ConnectException notYet) {
                Thread.onSpinWait();
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
