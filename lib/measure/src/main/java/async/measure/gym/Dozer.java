package async.measure.gym;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// An executor for one future: polls it, sleeps until it rings, polls again.
public class Dozer {

    boolean rung; // guarded by this

    public <T> T run(Future<T> future) throws Exception {
        Context cx = Context.of(this::ring);
        try (future) {
            for (; ; ) {
                if (future.poll(cx) instanceof Poll.Ready<T>(T value)) return value;
                sleep();
            }
        }
    }

    private synchronized void ring() {
        rung = true;
        notify();
    }

    synchronized void sleep() throws InterruptedException {
        rung = false;
        while (!rung) wait();
    }
}
