package async.measure.web;

import static async.await.Async.async;
import static async.await.Async.await;
import static java.nio.charset.StandardCharsets.US_ASCII;

import async.core.Future;
import async.io.Net;
import async.io.TcpStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;

/// The smallest HTTP client that a page can read: one `GET`, one connection, the body as text.
///
/// {@snippet class=HttpTest region=get}
///
/// Idea: what any HTTP client does inside, without its pool, proxies and redirects.
public final class Http {

    private Http() {}

    /// The body of the answer. Lazy; cancel-safe: success, failure and close all close the connection.
    ///
    /// Every failure is an [IOException] whose one sentence names the address: nobody listens, the answer broke
    /// off, or its status is not 200. A host name is looked up by the JDK, which blocks: prefer an address in
    /// numbers.
    ///
    /// {@snippet class=HttpTest region=get}
    ///
    /// @throws IllegalArgumentException unless `uri` is `http://host...`
    public static Future<String> get(URI uri) {
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() > 65_535)
            throw new IllegalArgumentException("this GET speaks only http://host:port/path, not " + uri);
        return async(() -> {
            try (var connection = await(Net.connect(address(uri)))) {
                await(connection.writeAll(US_ASCII.encode(request(uri))));
                return await(answer(uri, connection)).body();
            } catch (ProtocolException clear) {
                throw clear;
            } catch (ConnectException refused) {
                throw new IOException(uri + ": nobody listens there: " + refused.getMessage(), refused);
            } catch (IOException broken) {
                throw new IOException(uri + ": " + broken.getMessage(), broken);
            }
        });
    }

    /// Where to connect for `uri`.
    ///
    /// {@snippet class=HttpTest region=parts}
    public static InetSocketAddress address(URI uri) {
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
    }

    /// What to say there.
    ///
    /// {@snippet class=HttpTest region=parts}
    public static String request(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "GET " + path + query + " HTTP/1.1\r\nHost: " + uri.getRawAuthority() + "\r\nConnection: close\r\n\r\n";
    }

    private static Future<Answer> answer(URI uri, TcpStream connection) {
        return async(() -> {
            var answer = new Answer(uri);
            for (var piece = ByteBuffer.allocate(1024); !answer.isWhole(); piece.clear()) {
                if (await(connection.read(piece)) < 0) return answer.ended();
                answer.add(piece.flip());
            }
            return answer;
        });
    }
}
