package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;

import async.compile.Run;
import async.core.Future;
import async.core.Task;
import async.future.Futures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Bodies that start tasks beside themselves: on an executor of one thread, so the order is fixed.
public final class Spawning {

    private Spawning() {}

    static Future<?> joins_what_it_spawned(Run run) {
        return async(() -> {
            Task<Integer> beside = spawn(async(() -> run.seen(20) + await(run.later(1))));
            int own = await(run.later(2));
            run.log("own", own);
            return own * await(beside);
        });
    }

    static Future<?> many_take_turns(Run run) {
        return async(() -> {
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int me = i;
                tasks.add(spawn(async(() -> {
                    int sum = me;
                    for (int turn = 0; turn < 2; turn++) {
                        await(Futures.yieldNow());
                        run.log("turn", me, turn);
                        sum += await(run.later(turn * 10));
                    }
                    return sum;
                })));
            }
            int all = 0;
            for (Task<Integer> task : tasks) all += await(task);
            return all;
        });
    }

    static Future<?> a_failure_is_seen_by_who_joins(Run run) {
        return async(() -> {
            Task<Integer> fails = spawn(async(() -> await(run.<Integer>fails(new IOException("task")))));
            try {
                return await(fails);
            } catch (IOException e) {
                run.log("joined", e, await(run.later(1)));
                return -1;
            }
        });
    }

    static Future<?> combinators_over_bodies(Run run) {
        return async(() -> {
            var pair = await(Futures.join(
                    async(() -> await(run.later("left")) + await(run.later(1))),
                    async(() -> await(run.later("right")))));
            Future<Integer> one = async(() -> {
                try {
                    return await(run.later(1));
                } finally {
                    run.log("one ends");
                }
            });
            Future<Integer> never = async(() -> {
                try {
                    return await(Futures.<Integer>never());
                } finally {
                    run.log("loser closed");
                }
            });
            return pair.toString() + await(Futures.race(List.of(never, one)));
        });
    }

    static Future<?> spawning_while_it_is_closed(Run run) {
        return async(() -> {
            try {
                return await(run.later(1));
            } finally {
                try {
                    await(spawn(run.later(2)));
                } catch (IllegalStateException e) {
                    run.log("refused", e);
                }
            }
        });
    }
}
