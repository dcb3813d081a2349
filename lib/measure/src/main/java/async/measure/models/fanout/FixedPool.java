package async.measure.models.fanout;

import async.measure.models.FanOut;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A few threads that take turns with all requests. A client is no job of the pool: it would hold one of its threads
/// while it waits for another, and enough of them would wait for ever. So the answers are gathered outside.
public final class FixedPool implements FanOut {

    private static final int POOL = 8;

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var pool = Executors.newFixedThreadPool(POOL);
                var gets = new BlockingGets()) { // closed first: what waits in the queue then fails at once
            var asked = new ArrayList<Future<String>>();
            for (int i = 0; i < clients; i++) //
            for (var source : sources) asked.add(pool.submit(() -> gets.get(source)));
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
