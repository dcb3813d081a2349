package async.measure.models.crowd;

import async.measure.models.Crowd;
import async.measure.models.Model;
import async.measure.models.Work;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A few threads and a queue of jobs. A job that waits keeps its thread from all the others.
public final class FixedPoolCrowd implements Crowd {

    private final ExecutorService pool = Executors.newFixedThreadPool(Model.POOL);

    @Override
    public long run(int n, Work work) throws Exception {
        Callable<Long> job = () -> job(work);
        long sum = 0;
        for (var number : pool.invokeAll(Collections.nCopies(n, job))) sum += number.get();
        return sum;
    }

    private static long job(Work work) throws InterruptedException {
        long number = work.compute();
        if (work.waits()) Thread.sleep(work.pause());
        return number;
    }

    @Override
    public void close() {
        pool.close();
    }
}
