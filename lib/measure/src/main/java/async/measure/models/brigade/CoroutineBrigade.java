package async.measure.models.brigade;

import static async.await.Async.await;
import static async.await.Engine.COROUTINE;

import async.channel.Channel;
import async.channel.Channels;
import async.channel.Receiver;
import async.channel.Sender;
import async.core.Future;
import async.executor.LocalExecutor;
import async.measure.models.Brigade;
import java.util.List;
import java.util.stream.Stream;

/// A coroutine for each member, all on the caller's thread, and a channel of one place between two of them.
public final class CoroutineBrigade implements Brigade {

    private final LocalExecutor executor = new LocalExecutor();
    private final List<Channel<String>> channels;

    public CoroutineBrigade(int size) {
        channels = Stream.generate(CoroutineBrigade::channel).limit(size + 1).toList();
        for (int i = 0; i < size; i++)
            executor.spawn(pass(channels.get(i).receiver(), channels.get(i + 1).sender()));
    }

    private static Channel<String> channel() {
        return Channels.bounded(1);
    }

    private static Future<Void> pass(Receiver<String> from, Sender<String> to) {
        return COROUTINE.async(() -> {
            while (true) await(to.send(await(from.next())));
        });
    }

    @Override
    public void send(int laps) throws Exception {
        var first = channels.getFirst().sender();
        var last = channels.getLast().receiver();
        executor.run(COROUTINE.async(() -> {
            for (int i = 0; i < laps; i++) {
                await(first.send("bucket"));
                await(last.next());
            }
        }));
    }

    @Override
    public void close() {
        executor.close();
    }
}
