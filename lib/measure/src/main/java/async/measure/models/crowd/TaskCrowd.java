package async.measure.models.crowd;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.time.Time.sleep;

import async.core.Future;
import async.core.Task;
import async.executor.LocalExecutor;
import async.measure.models.Crowd;
import async.measure.models.Work;
import java.util.ArrayList;

/// A task for each job, all on the caller's thread. Each is compiled to a state machine, an object of a few words.
public final class TaskCrowd implements Crowd {

    private final LocalExecutor executor = new LocalExecutor();

    @Override
    public long run(int n, Work work) throws Exception {
        return executor.run(all(n, work));
    }

    private static Future<Long> all(int n, Work work) {
        return async(() -> {
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
        return async(() -> {
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
