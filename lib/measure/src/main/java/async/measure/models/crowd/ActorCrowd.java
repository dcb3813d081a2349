package async.measure.models.crowd;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.future.Futures.joinAll;
import static async.scope.Scopes.scope;
import static async.time.Time.sleep;

import async.actor.Actor;
import async.core.Future;
import async.executor.LocalExecutor;
import async.measure.models.Crowd;
import async.measure.models.Work;
import async.scope.Scope;
import java.util.ArrayList;

/// An actor for each job, asked once. They share nothing: the number comes back as an answer.
public final class ActorCrowd implements Crowd {

    /// Whoever has state keeps it here; these have none.
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
        return executor.run(scope(scope -> all(scope, n, work)));
    }

    private static Future<Long> all(Scope scope, int n, Work work) {
        return async(() -> {
            var actors = new ArrayList<Actor<Worker>>(n);
            for (int i = 0; i < n; i++) actors.add(Actor.of(1, 0, Worker::new));
            for (var actor : actors) scope.spawn(actor.run());
            long sum = 0;
            for (long number : await(
                    joinAll(actors.stream().map(actor -> answer(actor, work)).toList()))) sum += number;
            for (var actor : actors) actor.ref().stop();
            return sum;
        });
    }

    private static Future<Long> answer(Actor<Worker> actor, Work work) {
        return actor.ref().askAsync(worker -> worker.job(work));
    }

    @Override
    public void close() {
        executor.close();
    }
}
