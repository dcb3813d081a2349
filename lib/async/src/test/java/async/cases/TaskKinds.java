package async.cases;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.cases.Scenarios.SECOND;
import static java.util.Map.entry;

import async.await.Engine;
import async.check.Checked;
import async.core.AsyncIterator;
import async.core.Future;
import async.core.Waker;
import async.executor.Blocking;
import async.future.Futures;
import async.future.JoinSet;
import async.time.Time;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Of packages `core` to `future`, and `check`.
public final class TaskKinds {

    public static final Map<String, World.Maker> ALL = Map.ofEntries(
            // core
            entry("core.NextValue", w -> ((AsyncIterator<Void>) nap()::poll).next()),
            // time
            entry("time.Sleep", w -> nap()),
            entry("time.Timeout", w -> Time.timeout(SECOND, Futures.never())),
            entry("time.Interval$Tick", TaskKinds::secondTick),
            // executor
            entry("executor.Blocking$Work", w -> Blocking.blocking(() -> 5)),
            // compile
            entry("compile.Machine", w -> async(() -> await(nap()))),
            // await
            entry("await.Coroutine", w -> Engine.COROUTINE.async(() -> await(nap()))),
            // future
            entry("future.Borrow", w -> Futures.borrow(nap())),
            entry("future.Failed", w -> Futures.failed(new IOException("no"))),
            entry("future.Join", w -> Futures.join(nap(), nap())),
            entry("future.JoinAll", w -> Futures.joinAll(List.of(nap(), nap()))),
            entry("future.Never", w -> Futures.never()),
            entry("future.Race", w -> Futures.race(List.of(nap(), nap()))),
            entry("future.Ready", w -> Futures.ready(1)),
            entry("future.Select", w -> Futures.select(nap(), nap())),
            entry("future.YieldNow", w -> Futures.yieldNow()),
            entry("future.Outcome", w -> Futures.outcome(nap())),
            entry("future.JoinSet", TaskKinds::joining),
            // check
            entry("check.Checked", w -> Checked.of(nap(), breach -> {})));

    private TaskKinds() {}

    private static Future<Void> nap() {
        return Time.sleep(SECOND);
    }

    private static Future<Long> secondTick(World world) throws Exception {
        var interval = world.use(Time.interval(SECOND));
        interval.tick().poll(world.context(Waker.NOOP));
        return interval.tick();
    }

    private static Future<?> joining(World world) {
        var set = world.use(new JoinSet<Void>());
        set.add(nap());
        return set.next();
    }
}
