package async.bench.job;

import async.bench.piece.OneShot;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.locks.LockSupport;

/// Waits for futures by blocking the thread that made it: the least that does. So threads use the very slots and
/// shots that tasks use.
final class Blocker implements Context, Waker {

    private final Thread thread = Thread.currentThread();

    /// Waits for a shot, which cannot fail.
    static int blockOn(OneShot shot) {
        var blocker = new Blocker();
        for (; ; ) {
            if (shot.poll(blocker) instanceof Poll.Ready<Integer>(Integer value)) return value;
            LockSupport.park();
        }
    }

    <T> T await(Future<T> future) throws Exception {
        for (; ; ) {
            if (future.poll(this) instanceof Poll.Ready<T>(T value)) return value;
            LockSupport.park();
        }
    }

    @Override
    public void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public Waker waker() {
        return this;
    }

    @Override
    public Host host() {
        return null;
    }
}
