package async.bench;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.executor.BlockOn;
import async.future.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;

/// The bridge from a thread to a future and back.
///
/// - **An operation** is one `blockOn`: of a future that is ready, or of one that another thread wakes.
/// - **Baselines:** a `FutureTask` that this thread runs and asks itself; a `CompletableFuture` that the same other
///   thread completes.
/// - **Left out:** nothing, and that is the trouble: two hand-overs by the kernel are nearly all of the second
///   figure, and what they cost is the machine's.
public class BlockOnBench extends HotPath {

    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @TearDown
    public void close() {
        other.shutdown();
    }

    @Benchmark
    public Object ready() throws Exception {
        return BlockOn.blockOn(Futures.ready("here"));
    }

    @Benchmark
    public Object readyFutureTask() throws Exception {
        var task = new FutureTask<>(() -> "here");
        task.run();
        return task.get();
    }

    @Benchmark
    public Object wokenByAnotherThread() throws Exception {
        return BlockOn.blockOn(new Elsewhere());
    }

    @Benchmark
    public Object completedByAnotherThread() throws Exception {
        return CompletableFuture.supplyAsync(() -> "there", other).get();
    }

    /// Ready once the other thread has said so.
    private final class Elsewhere implements Future<String> {

        private volatile String value;
        private boolean asked;

        @Override
        public Poll<String> poll(Context cx) {
            if (value != null) return Poll.ready(value);
            if (!asked) ask(cx.waker());
            return Poll.pending();
        }

        private void ask(Waker waker) {
            asked = true;
            other.execute(() -> {
                value = "there";
                waker.wake();
            });
        }
    }
}
