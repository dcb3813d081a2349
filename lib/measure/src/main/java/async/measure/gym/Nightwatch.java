package async.measure.gym;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// An executor for one future: polls it, sleeps until it rings, polls again. Any thread may ring.
public class Nightwatch {

    /// What another thread does at the one moment when it could hurt.
    public Runnable gap = () -> {};

    volatile boolean rung;

    public <T> T run(Future<T> future) throws Exception {
        Context cx = Context.of(this::ring);
        try (future) {
            for (; ; ) {
                rung = false;
                if (future.poll(cx) instanceof Poll.Ready<T>(T value)) return value;
                sleep();
            }
        }
    }

    private void ring() {
        rung = true;
        synchronized (this) {
            notify();
        }
    }

    void sleep() throws InterruptedException {
        while (!rung) {
            gap.run();
            synchronized (this) {
                wait();
            }
        }
    }
}
