package async.measure.models.fanout;

import async.measure.models.FanOut;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// `CompletableFuture`s, which callbacks on a selector complete: both run on the caller's thread.
public final class CompletableFutures implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var loop = new Loop()) {
            var running = IntStream.range(0, clients)
                    .mapToObj(i -> client(loop, sources))
                    .toList();
            var all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
            while (!all.isDone()) loop.turn();
            return running.stream().map(CompletableFuture::join).reduce(Tally.NONE, Tally::plus);
        }
    }

    private static CompletableFuture<Tally> client(Loop loop, List<URI> sources) {
        return sources.stream()
                .map(source ->
                        get(loop, source).handle((answer, failure) -> failure == null ? Tally.ANSWER : Tally.FAILURE))
                .reduce(CompletableFuture.completedFuture(Tally.NONE), (one, two) -> one.thenCombine(two, Tally::plus));
    }

    private static CompletableFuture<String> get(Loop loop, URI source) {
        var answer = new CompletableFuture<String>();
        try {
            CallbackGet.begin(loop, source, answer::complete, answer::completeExceptionally);
        } catch (IOException failure) {
            answer.completeExceptionally(failure);
        }
        return answer;
    }
}
