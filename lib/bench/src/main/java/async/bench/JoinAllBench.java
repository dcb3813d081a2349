package async.bench;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.future.Futures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// Waiting for all of 10,000, of 40,000 and of 160,000 futures: the time of one of them, which ought to stay.
///
/// - **An operation** is one future's share: its making, its first poll, its ring, the poll that finds its value, and
///   its place in the list of them all.
/// - **Baseline:** `CompletableFuture.allOf`, and as many completions; it gives no list of values.
/// - **Left out:** whoever rings; here it is this thread, after all have been asked once. What grows with the number
///   is the machine's: 160,000 futures do not fit into its nearer caches.
public class JoinAllBench extends HotPath {

    private static final int FEW = 10_000;
    private static final int MORE = 40_000;
    private static final int MANY = 160_000;

    private final Context cx = Context.of(Waker.NOOP);

    @Benchmark
    @OperationsPerInvocation(FEW)
    public Object few() throws Exception {
        return joined(FEW);
    }

    @Benchmark
    @OperationsPerInvocation(MORE)
    public Object more() throws Exception {
        return joined(MORE);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public Object many() throws Exception {
        return joined(MANY);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public Object fewAllOf() {
        return allOf(FEW);
    }

    @Benchmark
    @OperationsPerInvocation(MORE)
    public Object moreAllOf() {
        return allOf(MORE);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public Object manyAllOf() {
        return allOf(MANY);
    }

    private List<String> joined(int count) throws Exception {
        List<Bell> bells = Stream.generate(Bell::new).limit(count).toList();
        Future<List<String>> all = Futures.joinAll(bells);
        for (int polled = 0; polled < count; polled += 128) all.poll(cx); // it asks no more than 128 in one poll
        for (Bell bell : bells) bell.ring();
        while (true) if (all.poll(cx) instanceof Poll.Ready<List<String>>(List<String> values)) return values;
    }

    private static Void allOf(int count) {
        List<CompletableFuture<String>> all =
                Stream.generate(CompletableFuture<String>::new).limit(count).toList();
        var joined = CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
        for (var each : all) each.complete("rung");
        return joined.join();
    }

    private static final class Bell implements Future<String> {

        private Waker kept;
        private boolean isRung;

        @Override
        public Poll<String> poll(Context cx) {
            if (isRung) return Poll.ready("rung");
            kept = cx.waker();
            return Poll.pending();
        }

        void ring() {
            isRung = true;
            kept.wake();
        }
    }
}
