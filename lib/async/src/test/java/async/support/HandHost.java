package async.support;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.reactor.Reactor;

/// The smallest executor there is: one future at a time, driven by hand, asleep on a real reactor.
public final class HandHost implements BareHost, AutoCloseable {

    private final Reactor reactor = new Reactor();

    @Override
    public Reactor readiness() {
        return reactor;
    }

    public Context wakes(Waker waker) {
        return Context.of(waker, this);
    }

    /// Polls when woken, and sleeps in between.
    public <T> T run(Future<T> future) throws Exception {
        var woken = new CountingWaker();
        while (true) {
            int before = woken.count();
            if (future.poll(wakes(woken)) instanceof Poll.Ready<T>(T value)) return value;
            while (woken.count() == before) reactor.park(Long.MAX_VALUE);
        }
    }

    @Override
    public void close() {
        reactor.close();
    }
}
