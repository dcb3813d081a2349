package async.measure.models.fanout;

import async.measure.web.Answer;
import async.measure.web.Http;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// GETs that hold their thread while they wait. An interrupt does not reach a thread that reads a `Socket`; its close
/// does: closing this closes every socket of its GETs, and later ones fail at once.
///
/// `open` and `closed` are for all threads: whoever opens a socket adds it, then looks at `closed`; whoever closes
/// sets `closed`, then looks at `open`. So no socket escapes.
///
/// {@snippet class=FanOutTest region=blocking}
public final class BlockingGets implements AutoCloseable {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// The body of the answer.
    ///
    /// {@snippet class=FanOutTest region=blocking}
    public String get(URI uri) throws IOException {
        var socket = new Socket();
        open.add(socket);
        try (socket) {
            if (closed) throw new IOException(uri + ": these GETs are closed");
            return get(uri, socket);
        } finally {
            open.remove(socket);
        }
    }

    private static String get(URI uri, Socket socket) throws IOException {
        socket.connect(Http.address(uri));
        socket.getOutputStream().write(Http.request(uri).getBytes(StandardCharsets.US_ASCII));
        var answer = new Answer(uri);
        for (var piece = new byte[1024]; !answer.isWhole(); ) {
            int count = socket.getInputStream().read(piece);
            if (count < 0) return answer.ended().body();
            answer.add(ByteBuffer.wrap(piece, 0, count));
        }
        return answer.body();
    }

    @Override
    public void close() {
        closed = true;
        for (var socket : open) close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is closed all the same
        }
    }
}
