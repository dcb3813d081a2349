package async.measure.models.brigade;

import static java.nio.channels.SelectionKey.OP_READ;

import async.measure.models.Brigade;
import async.measure.models.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A callback for each member, called when its pipe can be read: one selector watches them all.
public final class CallbackPipes implements Brigade {

    private final int size;
    private final PipeRow pipes;
    private final EventLoop loop = new EventLoop();
    private int laps;

    public CallbackPipes(int size) {
        this.size = size;
        pipes = new PipeRow(size, false);
        try {
            for (int i = 0; i < size; i++) {
                int place = i;
                loop.watch(pipes.source(i), OP_READ, () -> pass(place));
            }
            loop.watch(pipes.source(size), OP_READ, this::arrived);
        } catch (IOException refused) {
            close();
            throw new UncheckedIOException(refused);
        }
    }

    private void pass(int place) throws Exception {
        if (pipes.take(place)) pipes.put(place + 1);
    }

    @Override
    public void send(int laps) throws Exception {
        this.laps = laps;
        pipes.put(0);
        loop.run();
    }

    private void arrived() throws Exception {
        pipes.take(size);
        if (--laps > 0) pipes.put(0);
        else loop.stop();
    }

    @Override
    public void close() {
        pipes.close();
        loop.close();
    }
}
