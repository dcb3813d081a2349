package async.bench;

import async.bench.piece.Laps;
import async.bench.piece.Link;
import async.core.Future;
import async.executor.LocalExecutor;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A bucket brigade on one thread: 500 tasks between 501 links, and a driver that sends the bucket round.
@State(Scope.Benchmark)
public abstract class Brigade<L extends Link> {

    static final int TASKS = 500;
    static final int ROUNDS = 20;
    static final int HOPS = (TASKS + 1) * ROUNDS;

    private final LocalExecutor executor = new LocalExecutor();
    private final List<L> links;

    Brigade(Supplier<L> link, BiFunction<L, L, Future<Void>> passer) {
        links = Stream.generate(link).limit(TASKS + 1).toList();
        for (int i = 0; i < TASKS; i++) executor.spawn(passer.apply(links.get(i), links.get(i + 1)));
    }

    Object run() throws Exception {
        return executor.run(new Laps(ROUNDS, links.getFirst(), links.getLast()));
    }

    @TearDown
    public void close() {
        executor.close();
    }
}
