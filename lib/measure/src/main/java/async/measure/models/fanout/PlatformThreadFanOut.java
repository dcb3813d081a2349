package async.measure.models.fanout;

import async.measure.models.FanOut;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// A thread of the operating system for each client, and one for each of its requests.
public final class PlatformThreadFanOut implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        Room.checkThreads(clients, sources.size());
        try (var threads =
                        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
                var gets = new BlockingGets()) { // closed first: that wakes the threads
            Callable<Tally> client = () -> client(sources, threads, gets);
            var running = IntStream.range(0, clients)
                    .mapToObj(i -> threads.submit(client))
                    .toList();
            var sum = Tally.NONE;
            for (var each : running) sum = sum.plus(each.get());
            return sum;
        }
    }

    private static Tally client(List<URI> sources, ExecutorService threads, BlockingGets gets) throws Exception {
        var asked = sources.stream()
                .map(source -> threads.submit(() -> gets.get(source)))
                .toList();
        var sum = Tally.NONE;
        for (var each : asked) sum = sum.plus(heard(each));
        return sum;
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
