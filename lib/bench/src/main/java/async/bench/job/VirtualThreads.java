package async.bench.job;

import async.bench.piece.OneShot;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Virtual threads on one carrier: the JVM must be started so. Plain fields are safe between them, since only one
/// runs at a time, until it blocks or yields.
final class VirtualThreads extends Threads {

    static final ThreadFactory FACTORY = Thread.ofVirtual().factory();
    private static final Duration HOUR = Duration.ofHours(1);

    private int ended;

    VirtualThreads() {
        super(FACTORY);
    }

    @Override
    void ended(int value) {
        Sum.received += value;
        ended++;
    }

    @Override
    int countEnded() {
        return ended;
    }

    @Override
    void clear() {
        ended = 0;
    }

    @Override
    public void nap(Naps naps) throws Exception {
        drive(() -> {
            var over = new OneShot();
            for (int i = 0; i < naps.size(); i++) napper(naps, i, over);
            return Blocker.blockOn(over);
        });
    }

    private void napper(Naps naps, int i, OneShot over) {
        start(() -> {
            long due = naps.due(i);
            Thread.sleep(naps.span(i));
            if (naps.woke(due)) over.send(0);
        });
    }

    @Override
    public void sleepers(int tasks) throws Exception {
        drive(() -> {
            for (int i = 0; i < tasks; i++) start(() -> Thread.sleep(HOUR));
            Thread.yield(); // until they all sleep
            return null;
        });
    }

    /// A thread cannot take its time back from what it calls: what may be late runs in another.
    @Override
    public void timeouts(int times) throws Exception {
        drive(() -> {
            for (int i = 0; i < times; i++) {
                var yielding = new FutureTask<Void>(Thread::yield, null);
                spawn(yielding);
                yielding.get(1, TimeUnit.MINUTES);
            }
            return null;
        });
    }
}
