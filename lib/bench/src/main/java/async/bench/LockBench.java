package async.bench;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import async.sync.Guard;
import async.sync.Mutex;
import async.sync.Permit;
import async.sync.Permits;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;

/// Taking a lock that nobody else wants, and giving it back.
///
/// - **An operation** is one of each, with a look at what is locked where there is something.
/// - **Baseline:** the JDK's lock and its fair semaphore, which belong to threads.
/// - **Left out:** waiting; whoever waits pays for a place in a queue and a turn of the executor's wheel.
public class LockBench extends HotPath {

    private static final Context CX = Context.of(Waker.NOOP);

    private final Mutex<Integer> mutex = new Mutex<>(42);
    private final ReentrantLock lock = new ReentrantLock();
    private int locked = 42;
    private final Permits permits = new Permits(1);
    private final Semaphore semaphore = new Semaphore(1, true);

    @Benchmark
    public int mutex() throws Exception {
        if (!(mutex.lock().poll(CX) instanceof Poll.Ready<Guard<Integer>>(Guard<Integer> guard))) throw held();
        try (guard) {
            return guard.get();
        }
    }

    @Benchmark
    public int reentrantLock() {
        lock.lock();
        try {
            return locked;
        } finally {
            lock.unlock();
        }
    }

    @Benchmark
    public void permits() throws Exception {
        if (!(permits.acquire().poll(CX) instanceof Poll.Ready<Permit>(Permit permit))) throw held();
        permit.close();
    }

    @Benchmark
    public void tryPermits() {
        try (Permit permit = permits.tryAcquire()) {
            if (permit == null) throw held();
        }
    }

    @Benchmark
    public void semaphore() throws InterruptedException {
        semaphore.acquire();
        semaphore.release();
    }

    private static IllegalStateException held() {
        return new IllegalStateException("nobody else is here to hold it");
    }
}
