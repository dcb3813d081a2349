package async.measure.models.crowd;

import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.await.Engine.COROUTINE;
import static async.time.Time.sleep;

import async.core.Future;
import async.core.Task;
import async.executor.LocalExecutor;
import async.measure.models.Crowd;
import async.measure.models.Work;
import java.util.ArrayList;

/// A coroutine for each job, all on the caller's thread: a stack of its own, set aside while it waits.
public final class CoroutineCrowd implements Crowd {

    private final LocalExecutor executor = new LocalExecutor();

    @Override
    public long run(int n, Work work) throws Exception {
        return executor.run(all(n, work));
    }

    private static Future<Long> all(int n, Work work) {
        return COROUTINE.async(() -> {
            var jobs = new ArrayList<Task<Long>>(n);
            try {
                for (int i = 0; i < n; i++) jobs.add(spawn(job(work)));
                long sum = 0;
                for (var job : jobs) sum += await(job);
                return sum;
            } finally {
                jobs.forEach(Task::cancel); // nothing, if all have ended
            }
        });
    }

    private static Future<Long> job(Work work) {
        return COROUTINE.async(() -> {
            long number = work.compute();
            if (work.waits()) await(sleep(work.pause()));
            return number;
        });
    }

    @Override
    public void close() {
        executor.close();
    }
}
