package async.measure.models.fanout;

import async.measure.models.EventLoop;
import async.measure.web.Answer;
import async.measure.web.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// GETs that call back. None ever waits: each time its channel is ready, it goes a step, on the thread of the loop.
/// Closing this closes all their channels, and calls nobody.
///
/// {@snippet class=FanOutTest region=callbacks}
public final class CallbackGets implements AutoCloseable {

    private final EventLoop loop;
    private final Set<SocketChannel> open = new HashSet<>();

    /// On a loop that somebody else runs and closes.
    public CallbackGets(EventLoop loop) {
        this.loop = loop;
    }

    /// Begins to ask, and comes back. Later one of the two is called, once.
    ///
    /// {@snippet class=FanOutTest region=callbacks}
    public void get(URI uri, Consumer<String> answered, Consumer<IOException> failed) {
        loop.soon(() -> {
            var channel = SocketChannel.open();
            open.add(channel);
            new Get(channel, uri, answered, failed).step();
        });
    }

    @Override
    public void close() {
        for (var channel : new ArrayList<>(open)) close(channel);
    }

    private void close(SocketChannel channel) {
        open.remove(channel);
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// ```
    ///   connect --connected--> write --all is sent--> read --the answer is whole--> closed, `answered` is called
    ///      +---------------------+----------------------+------a failure----------> closed, `failed` is called
    /// ```
    /// `next` is the step to go when the channel is ready.
    private final class Get {

        private final SocketChannel channel;
        private final URI uri;
        private final Consumer<String> answered;
        private final Consumer<IOException> failed;
        private final ByteBuffer request;
        private final Answer answer;
        private Step next = this::connect;

        Get(SocketChannel channel, URI uri, Consumer<String> answered, Consumer<IOException> failed) {
            this.channel = channel;
            this.uri = uri;
            this.answered = answered;
            this.failed = failed;
            request = StandardCharsets.US_ASCII.encode(Http.request(uri));
            answer = new Answer(uri);
        }

        void step() {
            try {
                next.go();
            } catch (IOException failure) {
                close(channel);
                failed.accept(failure);
            }
        }

        private void connect() throws IOException {
            channel.configureBlocking(false);
            channel.connect(Http.address(uri));
            watch(SelectionKey.OP_CONNECT, this::connected);
        }

        private void connected() throws IOException {
            if (channel.finishConnect()) watch(SelectionKey.OP_WRITE, this::write);
        }

        private void write() throws IOException {
            channel.write(request);
            if (!request.hasRemaining()) watch(SelectionKey.OP_READ, this::read);
        }

        private void read() throws IOException {
            var piece = ByteBuffer.allocate(1024);
            boolean ended = channel.read(piece) < 0;
            if (ended) answer.ended();
            else answer.add(piece.flip());
            if (!ended && !answer.isWhole()) return;
            close(channel);
            answered.accept(answer.body());
        }

        private void watch(int operation, Step then) throws IOException {
            next = then;
            loop.watch(channel, operation, this::step);
        }
    }

    @FunctionalInterface
    private interface Step {
        void go() throws IOException;
    }
}
