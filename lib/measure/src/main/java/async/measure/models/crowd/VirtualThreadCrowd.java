package async.measure.models.crowd;

import async.measure.models.Crowd;
import async.measure.models.Work;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A virtual thread for each job: the code of platform threads, but for one word. That is their point.
public final class VirtualThreadCrowd implements Crowd {

    @Override
    public long run(int n, Work work) throws InterruptedException {
        var sum = new AtomicLong();
        var threads = new ArrayList<Thread>(n);
        try {
            for (int i = 0; i < n; i++) threads.add(Thread.ofVirtual().start(() -> job(work, sum)));
            for (var thread : threads) thread.join();
            return sum.get();
        } finally {
            threads.forEach(Thread::interrupt); // nothing, if all have ended
        }
    }

    private static void job(Work work, AtomicLong sum) {
        try {
            long number = work.compute();
            if (work.waits()) Thread.sleep(work.pause());
            sum.addAndGet(number);
        } catch (InterruptedException end) {
            // whoever waited for us was interrupted, and told us
        }
    }
}
