package async.measure.bench;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.executor.LocalExecutor;
import async.future.Futures;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What it costs to start something that does nothing, and to wait for its end.
///
/// - **An operation** is one thread or task: made, started, run, joined, and only then the next.
/// - **Left out:** many at once, and the memory of those that wait.
@State(Scope.Benchmark)
public class Starting {

    private static final int TASKS = 1_000;

    private final LocalExecutor executor = new LocalExecutor();

    @TearDown
    public void close() {
        executor.close();
    }

    @Benchmark
    public void platformThread() throws InterruptedException {
        Thread.ofPlatform().start(() -> {}).join();
    }

    @Benchmark
    public void virtualThread() throws InterruptedException {
        Thread.ofVirtual().start(() -> {}).join();
    }

    /// A thousand in one run of the executor, so that its own beginning does not count.
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void task() throws Exception {
        executor.run(new OneByOne());
    }

    /// Spawns a task that does nothing, joins it, spawns the next.
    private static final class OneByOne implements Future<Void> {

        private Task<Void> task; // null before the first
        private int joined;

        @Override
        public Poll<Void> poll(Context cx) throws Exception {
            for (; joined < TASKS; joined++) {
                if (task == null) task = cx.host().spawn(Futures.ready(null));
                if (task.poll(cx) instanceof Poll.Pending<Void>) return Poll.pending();
                task = null;
            }
            return Poll.ready(null);
        }
    }
}
