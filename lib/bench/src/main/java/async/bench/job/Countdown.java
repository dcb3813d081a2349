package async.bench.job;

import async.bench.piece.OneShot;
import async.core.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// So many ends, counted by an atomic that all share; the last one wakes whoever waits for [#over].
final class Countdown {

    private final AtomicInteger left;
    private final OneShot over = new OneShot();

    Countdown(int ends) {
        left = new AtomicInteger(ends);
    }

    void end() {
        if (left.decrementAndGet() == 0) over.send(0);
    }

    Future<Integer> over() {
        return over;
    }
}
