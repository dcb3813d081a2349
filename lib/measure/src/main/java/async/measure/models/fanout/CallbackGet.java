package async.measure.models.fanout;

import async.measure.web.Answer;
import async.measure.web.Http;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A GET that calls back. It never waits: each time its channel is ready, it goes one step.
///
/// ```
///   CONNECTING --connected--> WRITING --all sent--> READING --whole--> closed, `answered` is called
///       +-----------------------+----------------------+--a failure--> closed, `failed` is called
/// ```
///
/// Everything runs on the thread of its loop. The state is the interest of `key`.
final class CallbackGet implements Runnable {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer request;
    private final Answer answer;
    private final Consumer<String> answered;
    private final Consumer<IOException> failed;

    private CallbackGet(
            Loop loop, SocketChannel channel, URI uri, Consumer<String> answered, Consumer<IOException> failed)
            throws IOException {
        this.channel = channel;
        this.answered = answered;
        this.failed = failed;
        request = StandardCharsets.US_ASCII.encode(Http.request(uri));
        answer = new Answer(uri);
        channel.configureBlocking(false);
        key = channel.register(loop.selector, SelectionKey.OP_CONNECT, this);
    }

    /// Begins to ask `uri`, and comes back at once. One of the two is called, once.
    static void begin(Loop loop, URI uri, Consumer<String> answered, Consumer<IOException> failed) throws IOException {
        var channel = SocketChannel.open();
        try {
            var get = new CallbackGet(loop, channel, uri, answered, failed);
            if (channel.connect(Http.address(uri))) get.connected();
        } catch (Throwable failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public void run() {
        try {
            switch (key.interestOps()) {
                case SelectionKey.OP_CONNECT -> connected();
                case SelectionKey.OP_WRITE -> write();
                default -> read();
            }
        } catch (IOException failure) {
            close();
            failed.accept(failure);
        }
    }

    private void connected() throws IOException {
        if (channel.finishConnect()) key.interestOps(SelectionKey.OP_WRITE);
    }

    private void write() throws IOException {
        channel.write(request);
        if (!request.hasRemaining()) key.interestOps(SelectionKey.OP_READ);
    }

    private void read() throws IOException {
        var piece = ByteBuffer.allocate(1024);
        boolean ended = channel.read(piece) < 0;
        if (ended) answer.ended();
        else answer.add(piece.flip());
        if (!ended && !answer.isWhole()) return;
        close();
        answered.accept(answer.body());
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // it is closed all the same
        }
    }
}
