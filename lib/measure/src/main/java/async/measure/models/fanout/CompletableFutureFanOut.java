package async.measure.models.fanout;

import async.measure.models.EventLoop;
import async.measure.models.FanOut;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// `CompletableFuture`s, which callbacks on a selector complete: both run on the caller's thread.
public final class CompletableFutureFanOut implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var loop = new EventLoop();
                var gets = new CallbackGets(loop)) {
            var running =
                    Stream.generate(() -> client(sources, gets)).limit(clients).toList();
            loop.run(); // until nobody waits
            return running.stream().map(CompletableFuture::join).reduce(Tally.NONE, Tally::plus);
        }
    }

    private static CompletableFuture<Tally> client(List<URI> sources, CallbackGets gets) {
        return sources.stream()
                .map(source ->
                        get(source, gets).handle((answer, failure) -> failure == null ? Tally.ANSWER : Tally.FAILURE))
                .reduce(CompletableFuture.completedFuture(Tally.NONE), (one, two) -> one.thenCombine(two, Tally::plus));
    }

    private static CompletableFuture<String> get(URI source, CallbackGets gets) {
        var answer = new CompletableFuture<String>();
        gets.get(source, answer::complete, answer::completeExceptionally);
        return answer;
    }
}
