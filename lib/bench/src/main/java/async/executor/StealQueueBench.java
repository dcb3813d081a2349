package async.executor;

import async.bench.HotPath;
import async.core.TraceSink;
import async.future.Futures;
import async.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// A worker's queue, without rivals. It stands in this package because the queue is nobody else's business.
///
/// - **An operation** is one task in and out again: by its owner, or the older half of it by a thief, who takes
///   those out of its own queue.
/// - **Baselines:** [ConcurrentLinkedQueue], which is safe between threads too; [ArrayDeque], which is not.
/// - **Left out:** what a steal costs on another core, where both the tasks and the indices are cold.
public class StealQueueBench extends HotPath {

    private static final int TASKS = StealQueue.CAPACITY;

    private final TaskCell<?> task = new TaskCell<>(
            new LocalRunner(null, Clock.paused(), new Reports(TraceSink.SILENT), new TaskQueue()), Futures.never());
    private final StealQueue mine = new StealQueue();
    private final StealQueue thiefs = new StealQueue();
    private final Queue<TaskCell<?>> linked = new ConcurrentLinkedQueue<>();
    private final Queue<TaskCell<?>> deque = new ArrayDeque<>(TASKS);

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void offerTake() {
        for (int i = 0; i < TASKS; i++) mine.offer(task);
        while (mine.take() != null) {}
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void offerStealTake() {
        for (int i = 0; i < TASKS; i++) mine.offer(task);
        mine.stealInto(thiefs);
        while (thiefs.take() != null) {}
        while (mine.take() != null) {}
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void concurrentLinkedQueue() {
        for (int i = 0; i < TASKS; i++) linked.add(task);
        while (linked.poll() != null) {}
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void arrayDeque() {
        for (int i = 0; i < TASKS; i++) deque.add(task);
        while (deque.poll() != null) {}
    }
}
