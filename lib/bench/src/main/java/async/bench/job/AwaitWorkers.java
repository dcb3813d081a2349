package async.bench.job;

import static async.await.Async.await;
import static async.await.Async.spawn;

import async.await.Engine;
import async.channel.Channels;
import async.channel.OneShot;
import async.channel.OneShotSender;
import async.core.Future;
import async.executor.MultiThreadExecutor;
import async.future.Futures;

/// `async` bodies on the library's pool, with its own oneshots; the same source for both engines.
final class AwaitWorkers implements Workers {

    private final MultiThreadExecutor executor = new MultiThreadExecutor(SIZE);
    private final Engine engine;

    AwaitWorkers(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void spawns(int tasks) throws Exception {
        executor.run(engine.async(() -> {
            var left = new Countdown(tasks);
            for (int i = 0; i < tasks; i++) spawn(ender(left));
            await(left.over());
        }));
    }

    private Future<Void> ender(Countdown left) {
        return engine.async(() -> left.end());
    }

    @Override
    public void yields(int tasks, int times) throws Exception {
        executor.run(engine.async(() -> {
            var left = new Countdown(tasks);
            for (int i = 0; i < tasks; i++) spawn(yielder(times, left));
            await(left.over());
        }));
    }

    private Future<Void> yielder(int times, Countdown left) {
        return engine.async(() -> {
            for (int i = 0; i < times; i++) await(Futures.yieldNow());
            left.end();
        });
    }

    @Override
    public void pairs(int pairs) throws Exception {
        executor.run(engine.async(() -> {
            var left = new Countdown(pairs);
            for (int i = 0; i < pairs; i++) spawn(ping(left));
            await(left.over());
        }));
    }

    private Future<Void> ping(Countdown left) {
        return engine.async(() -> {
            OneShot<Integer> there = Channels.oneshot();
            OneShot<Integer> back = Channels.oneshot();
            spawn(pong(there.receiver(), back.sender()));
            there.sender().trySend(1);
            await(back.receiver());
            left.end();
        });
    }

    private Future<Void> pong(Future<Integer> there, OneShotSender<Integer> back) {
        return engine.async(() -> {
            int ball = await(there);
            back.trySend(ball);
        });
    }

    @Override
    public void chain(int links) throws Exception {
        executor.run(engine.async(() -> {
            var end = new Countdown(1);
            spawn(link(links, end));
            await(end.over());
        }));
    }

    private Future<Void> link(int left, Countdown end) {
        return engine.async(() -> {
            if (left == 1) end.end();
            else spawn(link(left - 1, end));
        });
    }
}
