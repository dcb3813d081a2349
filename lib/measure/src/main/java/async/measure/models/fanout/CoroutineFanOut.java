package async.measure.models.fanout;

import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.await.Engine.COROUTINE;

import async.executor.LocalExecutor;
import async.measure.models.FanOut;
import async.measure.web.Http;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/// Coroutines with stacks of their own, all on the caller's thread. Ordinary methods that they call may pause.
public final class CoroutineFanOut implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var executor = new LocalExecutor()) {
            var running = IntStream.range(0, clients)
                    .mapToObj(i -> executor.spawn(COROUTINE.async(() -> client(sources))))
                    .toList();
            var sum = Tally.NONE;
            for (var each : running) sum = sum.plus(executor.run(each));
            return sum;
        }
    }

    private static Tally client(List<URI> sources) throws Exception {
        var asked = sources.stream()
                .map(source -> spawn(COROUTINE.async(() -> ask(source))))
                .toList();
        var sum = Tally.NONE;
        for (var each : asked) sum = sum.plus(await(each));
        return sum;
    }

    private static Tally ask(URI source) throws Exception {
        try {
            await(Http.get(source));
            return Tally.ANSWER;
        } catch (IOException failure) {
            return Tally.FAILURE;
        }
    }
}
