package async.bench.job;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Threads of the kernel, on all cores of the machine: it has no way to give them one.
final class PlatformThreads extends Threads {

    static final ThreadFactory FACTORY = Thread.ofPlatform().daemon().factory();
    private static final String TOO_MANY = "the kernel gives a program no hundred thousand threads at a time";

    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicLong sum = new AtomicLong();

    PlatformThreads() {
        super(FACTORY);
    }

    @Override
    public int most() {
        return 10_000;
    }

    @Override
    public void checkHeap() throws Declined {
        throw new Declined("a thread waits on its stack, which lies outside of the heap: see parked-rss");
    }

    @Override
    void ended(int value) {
        sum.addAndGet(value);
        ended.incrementAndGet();
    }

    @Override
    int countEnded() {
        int count = ended.get(); // first: whoever it counts has added to the sum
        Sum.received = sum.get();
        return count;
    }

    @Override
    void clear() {
        ended.set(0);
        sum.set(0);
    }

    @Override
    public void nap(Naps naps) throws Declined {
        throw new Declined(TOO_MANY);
    }

    @Override
    public void sleepers(int tasks) throws Declined {
        throw new Declined(TOO_MANY);
    }

    @Override
    public void timeouts(int times) throws Declined {
        throw new Declined(TOO_MANY);
    }
}
