package async.measure.models.crowd;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.joinAll;
import static async.time.Time.sleep;

import async.actor.Actor;
import async.core.Future;
import async.core.Task;
import async.executor.LocalExecutor;
import async.measure.models.Crowd;
import async.measure.models.Work;
import java.util.ArrayList;

/// An actor for each job, asked once. They share nothing: the number comes back as an answer.
public final class ActorCrowd implements Crowd {

    /// The state of an actor stands here; these have none.
    private record Worker() {

        Future<Long> job(Work work) {
            return async(() -> {
                long number = work.compute();
                if (work.waits()) await(sleep(work.pause()));
                return number;
            });
        }
    }

    private final LocalExecutor executor = new LocalExecutor();

    @Override
    public long run(int n, Work work) throws Exception {
        return executor.run(all(n, work));
    }

    private static Future<Long> all(int n, Work work) {
        return async(() -> {
            var actors = new ArrayList<Task<Void>>(n);
            var answers = new ArrayList<Future<Long>>(n);
            try {
                for (int i = 0; i < n; i++) {
                    Actor<Worker> actor = Actor.of(1, 0, Worker::new);
                    actors.add(spawn(actor.run()));
                    answers.add(actor.ref().askAsync(worker -> worker.job(work)));
                }
                long sum = 0;
                for (long number : await(joinAll(answers))) sum += number;
                return sum;
            } finally {
                actors.forEach(Task::cancel); // they would wait for more questions
            }
        });
    }

    @Override
    public void close() {
        executor.close();
    }
}
