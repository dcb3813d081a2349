package async.executor;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import java.util.concurrent.atomic.AtomicInteger;

/// One task on a runner without a loop, its future, and counts of all that happens to both.
///
/// The task starts out as just taken from the queue: the first [#turn] needs no look at a queue, which would be a
/// fence that the real orderings might have to do without. The counts are atomic only where two threads write.
final class Bench extends Loopless implements Future<Integer> {

    /// How the future answers, knowing the newest datum that it has seen.
    @FunctionalInterface
    interface Answer {
        Poll<Integer> to(int seen) throws Exception;
    }

    final TaskCell<Integer> task = new TaskCell<>(this, this);
    private final Answer answer;

    int published; // what wakers announce
    int seen;
    private int polls;
    private int closes;
    private boolean late;

    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger queueings = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private volatile boolean twice;
    private TaskCell<?> waiting; // who was queued last

    Bench(Answer answer) {
        this.answer = answer;
        reports.onFailure(failure -> told.incrementAndGet());
    }

    static Poll<Integer> pending(int seen) {
        return Poll.pending();
    }

    static Poll<Integer> ready(int seen) {
        return Poll.ready(seen);
    }

    static Poll<Integer> failure(int seen) {
        throw new ArithmeticException();
    }

    /// A task that has had its first turn.
    Bench idle() {
        turn();
        return this;
    }

    // What actors do

    void turn() {
        run(task);
    }

    void publishAndWake(int datum) {
        published = datum;
        task.wake();
    }

    // What arbiters do, when all is quiet

    /// Runs what stands in the queue, until nothing does.
    Bench drain() {
        while (queued.get() > 0) {
            queued.decrementAndGet();
            run(waiting);
        }
        return this;
    }

    int queueings() {
        return queueings.get();
    }

    int told() {
        return told.get();
    }

    int closes() {
        return closes;
    }

    int polls() {
        return polls;
    }

    /// What no order of steps may lead to, or `sound`.
    String soundness() {
        if (twice) return "in the queue twice";
        if (late) return "polled or closed after its end";
        if (task.isDone() && ends != 1 || !task.isDone() && ends != 0) return "ended " + ends + " times";
        return closes > 1 ? "closed twice" : "sound";
    }

    // The future

    @Override
    public Poll<Integer> poll(Context cx) throws Exception {
        late |= ends > 0 || closes > 0;
        polls++;
        seen = published;
        return answer.to(seen);
    }

    @Override
    public void close() {
        late |= ends > 0;
        closes++;
    }

    // The runner

    @Override
    void schedule(TaskCell<?> scheduled) {
        waiting = scheduled;
        queueings.incrementAndGet();
        if (queued.getAndIncrement() != 0) twice = true;
    }

    @Override
    void requeue(TaskCell<?> requeued) {
        schedule(requeued);
    }
}
