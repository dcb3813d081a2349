package async.measure.gym;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import java.util.ArrayDeque;
import java.util.Queue;

/// A channel: any thread puts cups in, and one task at a time waits to take one.
public class Tray {

    private final Queue<String> cups = new ArrayDeque<>(); // guarded by this, as is the waiter
    private Waker waiter = Waker.NOOP;

    public synchronized void put(String cup) {
        add(cup).wake();
    }

    synchronized Waker add(String cup) {
        cups.add(cup);
        return waiter;
    }

    public synchronized int size() {
        return cups.size();
    }

    public Future<String> take() {
        return new Once<>() {
            @Override
            protected Poll<String> advance(Context cx) {
                return lift(cx.waker());
            }
        };
    }

    private synchronized Poll<String> lift(Waker latest) {
        waiter = latest;
        return cups.isEmpty() ? Poll.pending() : Poll.ready(cups.remove());
    }
}
