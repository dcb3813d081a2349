package async.executor;

import java.util.Objects;
import java.util.random.RandomGenerator;

/// Tasks that can run, in an order drawn by lot. A class of its own, so that a queue in order pays nothing for it:
/// until somebody draws, the JVM knows of one `take` only.
final class DrawnQueue extends TaskQueue {

    private final RandomGenerator lots;

    DrawnQueue(RandomGenerator lots) {
        this.lots = Objects.requireNonNull(lots, "a drawn order needs its lots");
    }

    @Override
    TaskCell<?> take() {
        if (size() > 1) advance(lots.nextInt(size()));
        return super.take();
    }
}
