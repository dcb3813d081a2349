package async.cases;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.cases.Scenarios.SECOND;
import static async.cases.Scenarios.begun;
import static async.cases.Scenarios.part;
import static async.cases.Scenarios.resting;
import static async.cases.Scenarios.timed;
import static java.util.Map.entry;

import async.await.Engine;
import async.check.Trial;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Once;
import async.core.Poll;
import async.core.Task;
import async.executor.Blocking;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.future.Futures;
import async.time.Time;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// Of packages `core` to `await`: tasks and their time.
public final class TaskScenarios {

    public static final Map<String, Trial.Scenario> ALL = Map.ofEntries(
            // core
            entry("AsyncIterator.next", TaskScenarios::iterator),
            entry("Host.spawn", trial -> spawning(trial, (host, part) -> host.spawn(part))),
            // time
            entry("Time.sleep", trial -> timed(trial, SECOND, () -> Time.sleep(SECOND))),
            entry("Time.sleepUntil", trial -> timed(trial, SECOND, () -> Time.sleepUntil(SECOND.toNanos()))),
            entry("Time.timeout", trial -> part(trial, a -> Time.timeout(SECOND.multipliedBy(9), a))),
            entry("Interval.tick", TaskScenarios::interval),
            // executor
            entry("LocalExecutor.spawn", trial -> spawning(trial, (host, a) -> ((LocalExecutor) host).spawn("it", a))),
            entry("MultiThreadExecutor.spawn", TaskScenarios::spawningElsewhere),
            entry("Blocking.blocking", TaskScenarios::blocking),
            // await
            entry("Async.async", trial -> begun(trial, body -> async(body))),
            entry("Async.spawn", TaskScenarios::spawningInABody),
            entry("Engine.async", trial -> begun(trial, Engine.COROUTINE::async)));

    private TaskScenarios() {}

    private static void iterator(Trial trial) {
        for (int letter = 1; letter <= 2; letter++) trial.produced(letter);
        trial.operation(2, resting(1, 2)::next, trial::consumed);
    }

    private static void interval(Trial trial) {
        var interval = trial.use(Time.interval(SECOND));
        for (long tick = 0; tick < 3; tick++) trial.produced(tick * SECOND.toNanos());
        trial.operation(3, interval::tick, trial::consumed);
    }

    private interface Spawning {
        Task<Void> by(Host host, Future<Void> future);
    }

    private static void spawning(Trial trial, Spawning spawning) {
        trial.operation(1, () -> new Spawned(host -> spawning.by(host, trial.part(Time.sleep(SECOND)))), _ -> {});
    }

    /// Spawns at its first poll, when there is a host, and joins.
    private static final class Spawned extends Once<Void> {
        private final Function<Host, Task<Void>> spawning;
        private Task<Void> task;

        Spawned(Function<Host, Task<Void>> spawning) {
            this.spawning = spawning;
        }

        @Override
        protected Poll<Void> advance(Context cx) throws Exception {
            if (task == null) task = spawning.apply(cx.host());
            return task.poll(cx);
        }

        @Override
        protected void release() {
            if (task != null) task.close();
        }
    }

    private static void spawningInABody(Trial trial) {
        trial.operation(1, () -> async(() -> await(spawn(trial.part(Time.sleep(SECOND))))), _ -> {});
    }

    private static void spawningElsewhere(Trial trial) {
        var elsewhere = new MultiThreadExecutor(1);
        trial.leaks(() -> {
            elsewhere.close(); // waits until its tasks are closed: only then are they counted
            return 0;
        });
        trial.operation(1, () -> elsewhere.spawn("it", trial.part(Futures.yieldNow())), _ -> {});
    }

    private static void blocking(Trial trial) {
        List<Object> begun = Collections.synchronizedList(new ArrayList<>());
        var asked = new int[1];
        var go = new CountDownLatch(1); // so that it does not end in its first poll
        Callable<Void> work = () -> {
            begun.add("begun");
            go.await();
            return null;
        };
        trial.produced("begun");
        trial.operation(1, () -> onFirstPoll(() -> asked[0]++, Blocking.blocking(work)), _ -> {
            while (begun.size() < asked[0]) Thread.yield(); // the work that was given up runs on by itself
            begun.forEach(trial::consumed);
        });
        trial.beside(async(() -> {
            await(Time.sleep(SECOND));
            go.countDown();
        }));
    }

    private static <T> Future<T> onFirstPoll(Runnable news, Future<T> future) {
        return new Once<>() {
            private boolean polled;

            @Override
            protected Poll<T> advance(Context cx) throws Exception {
                if (!polled) news.run();
                polled = true;
                return future.poll(cx);
            }

            @Override
            protected void release() {
                future.close();
            }
        };
    }
}
