package async.measure.models.fanout;

import async.measure.models.FanOut;
import async.measure.models.Model;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// A few threads that take turns with all requests. A client is no job of the pool: it would hold one of its threads
/// while it waits for another, and enough of them would wait for ever. So the answers are gathered outside.
public final class FixedPoolFanOut implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var pool = Executors.newFixedThreadPool(Model.POOL);
                var gets = new BlockingGets()) { // closed first: what waits in the queue then fails at once
            var asked = Stream.generate(() -> sources)
                    .limit(clients)
                    .flatMap(List::stream)
                    .map(source -> pool.submit(() -> gets.get(source)))
                    .toList();
            var sum = Tally.NONE;
            for (var each : asked) sum = sum.plus(heard(each));
            return sum;
        }
    }

    private static Tally heard(Future<String> asked) throws InterruptedException {
        try {
            asked.get();
            return Tally.ANSWER;
        } catch (ExecutionException failed) {
            return Tally.FAILURE;
        }
    }
}
