package async.measure.models.brigade;

import async.measure.models.Brigade;
import async.measure.models.EventLoop;
import java.util.function.Consumer;

/// A callback for each member, which asks the loop to call the next one.
public final class CallbackBrigade implements Brigade {

    private final EventLoop loop = new EventLoop();
    private final Consumer<String> first;
    private int laps;

    public CallbackBrigade(int size) {
        Consumer<String> next = this::arrived;
        for (int i = 0; i < size; i++) next = handingOnTo(next);
        first = next;
    }

    private Consumer<String> handingOnTo(Consumer<String> next) {
        return bucket -> loop.soon(() -> next.accept(bucket));
    }

    @Override
    public void send(int laps) throws Exception {
        this.laps = laps + 1;
        arrived("bucket");
        loop.run();
    }

    private void arrived(String bucket) {
        if (--laps > 0) loop.soon(() -> first.accept(bucket));
    }

    @Override
    public void close() {
        loop.close();
    }
}
