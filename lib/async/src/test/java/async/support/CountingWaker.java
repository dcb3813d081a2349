package async.support;

import async.core.Waker;
import java.util.concurrent.atomic.AtomicInteger;

/// A bell that only counts how often it rang.
public final class CountingWaker implements Waker {

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void wake() {
        count.incrementAndGet();
    }

    public int count() {
        return count.get();
    }
}
