package async.measure.models.fanout;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.future.Futures.joinAll;
import static async.future.Futures.outcome;

import async.core.Future;
import async.executor.LocalExecutor;
import async.future.Result;
import async.measure.models.FanOut;
import async.measure.web.Http;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/// Tasks of ours, all on the caller's thread.
public final class TaskFanOut implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var executor = new LocalExecutor()) {
            var running = IntStream.range(0, clients)
                    .mapToObj(i -> executor.spawn(client(sources)))
                    .toList();
            return executor.run(joinAll(running)).stream().reduce(Tally.NONE, Tally::plus);
        }
    }

    private static Future<Tally> client(List<URI> sources) {
        return async(() -> {
            var asked =
                    sources.stream().map(source -> outcome(Http.get(source))).toList();
            var sum = Tally.NONE;
            for (var each : await(joinAll(asked))) sum = sum.plus(heard(each));
            return sum;
        });
    }

    private static Tally heard(Result<String> asked) {
        return switch (asked) {
            case Result.Ok<String> answer -> Tally.ANSWER;
            case Result.Err<String> failure -> Tally.FAILURE;
        };
    }
}
