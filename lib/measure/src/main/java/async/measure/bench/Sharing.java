package async.measure.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/// What it costs to count, alone and with a second thread that counts on the same counter.
///
/// - **An operation** is one more, by one thread. With two threads, both count at once.
/// - **Baseline:** a plain field, which only one thread may touch.
/// - **Left out:** reading. A [LongAdder] adds its cells up only then.
@State(Scope.Benchmark)
public class Sharing {

    private final AtomicLong atomic = new AtomicLong();
    private final LongAdder adder = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();
    private long plain;
    private long locked; // guarded by lock

    @Benchmark
    public long plainField() {
        return ++plain;
    }

    @Benchmark
    public long atomicAlone() {
        return atomic.incrementAndGet();
    }

    @Benchmark
    @Threads(2)
    public long atomicShared() {
        return atomic.incrementAndGet();
    }

    @Benchmark
    public void adderAlone() {
        adder.increment();
    }

    @Benchmark
    @Threads(2)
    public void adderShared() {
        adder.increment();
    }

    @Benchmark
    public long lockAlone() {
        return oneMore();
    }

    @Benchmark
    @Threads(2)
    public long lockShared() {
        return oneMore();
    }

    private long oneMore() {
        lock.lock();
        try {
            return ++locked;
        } finally {
            lock.unlock();
        }
    }
}
