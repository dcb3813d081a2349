package async.scope;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;
import async.core.Waker;
import java.util.concurrent.atomic.AtomicInteger;

/// An executor that runs nothing by itself: the actors poll what they spawn.
final class Ticket implements Host, Waker {

    final AtomicInteger rings = new AtomicInteger();
    final AtomicInteger spawns = new AtomicInteger();
    final Scope scope = new Scope(this);

    @Override
    public void wake() {
        rings.incrementAndGet();
    }

    @Override
    public <T> Task<T> spawn(Future<T> future) {
        spawns.incrementAndGet();
        return new Stub<>(future);
    }

    @Override
    public Timers timers() {
        throw new UnsupportedOperationException("no clock here");
    }

    @Override
    public Readiness readiness() {
        throw new UnsupportedOperationException("no sockets here");
    }

    /// Polled by its only owner.
    private record Stub<T>(Future<T> future) implements Task<T> {

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            return future.poll(cx);
        }

        @Override
        public void cancel() {
            future.close();
        }

        @Override
        public void detach() {}

        @Override
        public boolean isDone() {
            return false;
        }
    }
}
