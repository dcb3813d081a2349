package async.bench.job;

import static async.await.Async.await;
import static async.await.Async.spawn;

import async.await.Engine;
import async.bench.piece.Arrival;
import async.bench.piece.ChannelLink;
import async.bench.piece.OneShot;
import async.bench.piece.PipeLink;
import async.bench.piece.Slot;
import async.channel.Receiver;
import async.channel.Sender;
import async.core.Future;
import async.core.Task;
import async.future.Futures;
import async.time.Time;
import java.util.ArrayList;

/// `async` bodies, as a user writes them; the same source for both engines.
final class AwaitBodies extends Tasks {

    private final Engine engine;

    AwaitBodies(Engine engine) {
        this.engine = engine;
    }

    @Override
    Future<Void> channelPasser(ChannelLink from, ChannelLink to) {
        return passer(from.receiver(), to.sender());
    }

    private Future<Void> passer(Receiver<Object> from, Sender<Object> to) {
        return engine.async(() -> {
            while (await(from.next()) instanceof Object bucket) await(to.send(bucket));
        });
    }

    @Override
    Future<Void> slotPasser(Slot from, Slot to) {
        return engine.async(() -> {
            for (; ; ) {
                Object bucket = await(from::take);
                await(cx -> to.put(bucket, cx));
            }
        });
    }

    @Override
    Future<Void> pipePasser(Arrival from, PipeLink to) {
        return engine.async(() -> {
            for (; ; ) {
                await(from);
                to.write();
            }
        });
    }

    @Override
    Future<Void> yielders(int tasks, int times) {
        return engine.async(() -> {
            var spawned = new ArrayList<Task<Void>>(tasks);
            for (int i = 0; i < tasks; i++) spawned.add(spawn(yielder(times)));
            for (Task<Void> task : spawned) await(task);
        });
    }

    private Future<Void> yielder(int times) {
        return engine.async(() -> {
            for (int i = 0; i < times; i++) await(Futures.yieldNow());
        });
    }

    @Override
    Future<Long> adder(int tasks, boolean late) {
        return engine.async(() -> {
            var spawned = new ArrayList<Task<Integer>>(tasks);
            for (int i = 0; i < tasks; i++) spawned.add(spawn(late ? returnsLate(i) : returns(i)));
            long sum = 0;
            for (Task<Integer> task : spawned) sum += await(task);
            return sum;
        });
    }

    private Future<Integer> returns(int value) {
        return engine.async(() -> value);
    }

    private Future<Integer> returnsLate(int value) {
        return engine.async(() -> {
            await(Futures.yieldNow());
            return value;
        });
    }

    @Override
    Future<Void> waiter(OneShot shot) {
        return engine.async(() -> {
            int value = await(shot);
            Sum.received += value;
        });
    }

    @Override
    Future<Void> nappers(Naps naps) {
        return engine.async(() -> {
            var over = new OneShot();
            for (int i = 0; i < naps.size(); i++) spawn(napper(naps, i, over));
            await(over);
        });
    }

    private Future<Void> napper(Naps naps, int i, OneShot over) {
        return engine.async(() -> {
            long due = naps.due(i);
            await(Time.sleepUntil(due));
            if (naps.woke(due)) over.send(0);
        });
    }

    @Override
    Future<Void> timeoutsInTurn(int times) {
        return engine.async(() -> {
            for (int i = 0; i < times; i++) await(Time.timeout(MINUTE, Futures.yieldNow()));
        });
    }
}
