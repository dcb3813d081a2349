package async.measure.web;

import static async.executor.BlockOn.blockOn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import async.trace.Unpolled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Our client against a server that says word for word what the test gives it.
@Timeout(60)
class HttpTest {

    private ServerSocketChannel server;
    private URI uri;

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        uri = URI.create("http://127.0.0.1:" + server.socket().getLocalPort() + "/statistics?q=1");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void gets_the_body_of_an_answer() throws Exception {
        var asked = serve("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "grüße!!");
        // @start region=get
        String body = blockOn(Http.get(uri));
        assertEquals("grüße!!", body);
        // @end
        assertTrue(asked.get().startsWith("GET /statistics?q=1 HTTP/1.1\r\nHost: 127.0.0.1:"), asked.get());
    }

    @Test
    void whoever_has_a_socket_of_his_own_can_use_the_parts() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", "abc");
        // @start region=parts
        var answer = new Answer(uri);
        try (var socket = SocketChannel.open(Http.address(uri))) {
            socket.write(UTF_8.encode(Http.request(uri)));
            for (var piece = ByteBuffer.allocate(64); !answer.isWhole(); piece.clear()) {
                if (socket.read(piece) < 0) answer.ended();
                else answer.add(piece.flip());
            }
        }
        assertEquals("abc", answer.body());
        // @end
    }

    @Test
    void an_answer_in_pieces_is_put_together() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent", "-Length: 4\r", "\n\r", "\nab", "cd");
        assertEquals("abcd", blockOn(Http.get(uri)));
    }

    @Test
    void without_a_length_the_body_ends_with_the_stream() throws Exception {
        serve("HTTP/1.1 200 OK\r\n\r\n", "abc");
        assertEquals("abc", blockOn(Http.get(uri)));
    }

    @Test
    void an_empty_body_is_a_body() throws Exception {
        serve("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        assertEquals("", blockOn(Http.get(uri)));
    }

    @Test
    void another_status_than_200_is_a_failure() throws Exception {
        serve("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
        assertFails("the answer has status 503 Service Unavailable, not 200");
    }

    @Test
    void an_answer_that_breaks_off_in_its_body_is_a_failure() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nabc");
        assertFails("the answer broke off after 3 of 20 bytes");
    }

    @Test
    void an_answer_that_breaks_off_in_its_head_is_a_failure() throws Exception {
        serve("HTTP/1.1 200 OK\r\nContent-Le");
        assertFails("the answer broke off before its first empty line");
    }

    @Test
    void an_answer_that_is_no_http_is_a_failure() throws Exception {
        serve("220 mail.example ESMTP\r\n\r\n");
        assertFails("the answer is not HTTP/1");
    }

    @Test
    void an_answer_in_chunks_is_a_failure() throws Exception {
        serve("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertFails("the answer comes in chunks, which this GET does not read");
    }

    @Test
    void a_port_without_a_listener_is_a_failure() throws Exception {
        server.close();
        assertFails("nobody listens there: Connection refused");
    }

    @Test
    void another_scheme_is_refused_at_once() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Http.get(URI.create("https://example.org/")));
        assertEquals("this GET speaks only http://host:port/path, not https://example.org/", refused.getMessage());
    }

    @Test
    void does_nothing_before_its_first_poll() throws Exception {
        Http.get(uri).close();
        server.configureBlocking(false);
        assertEquals(null, server.accept());
    }

    @Test
    void giving_up_closes_the_connection() throws Exception {
        var get = Http.get(uri);
        assertEquals(Poll.pending(), get.poll(Context.of(Waker.NOOP)));
        try (var accepted = server.accept()) {
            get.close();
            for (var rest = ByteBuffer.allocate(1024); accepted.read(rest) >= 0; rest.clear()) {}
        }
    }

    private void assertFails(String sentence) {
        var failure = assertThrows(IOException.class, () -> blockOn(Http.get(uri)));
        assertEquals(uri + ": " + sentence, failure.getMessage());
    }

    /// Answers one client, piece by piece, and waits until it closes; gives what the client asked.
    private FutureTask<String> serve(String... pieces) {
        var served = new FutureTask<>(() -> {
            try (var client = server.accept()) {
                var asked = read(client);
                for (var piece : pieces) client.write(UTF_8.encode(piece));
                client.shutdownOutput();
                read(client);
                return asked;
            }
        });
        Thread.ofPlatform().daemon().start(served);
        return served;
    }

    /// Up to the empty line, or the end.
    private static String read(SocketChannel client) throws IOException {
        var bytes = ByteBuffer.allocate(4096);
        while (client.read(bytes) >= 0 && !text(bytes).contains("\r\n\r\n")) {}
        return text(bytes);
    }

    private static String text(ByteBuffer bytes) {
        return UTF_8.decode(bytes.duplicate().flip()).toString();
    }

    @Test
    void refuses_a_port_that_is_none_and_reads_any_spelling_of_the_scheme() {
        assertThrows(IllegalArgumentException.class, () -> Http.get(URI.create("http://127.0.0.1:70000/")));
        Http.get(URI.create("HTTP://127.0.0.1:7000/")).close();
    }

    @Test
    void a_forgotten_get_is_reported_with_its_own_line_and_with_whoever_asked_for_it() throws Exception {
        var told = new LinkedBlockingQueue<Unpolled.Dropped>();
        try (var watch = Unpolled.watch(told::add)) {
            Http.get(uri); // await(...) is missing
            for (Unpolled.Dropped dropped = null; dropped == null; ) {
                System.gc();
                dropped = told.poll(20, TimeUnit.MILLISECONDS);
                if (dropped == null) continue;
                assertEquals(Http.class.getName(), dropped.made().getFirst().getClassName());
                assertEquals(HttpTest.class.getName(), dropped.made().get(1).getClassName());
            }
        }
    }
}
