package async.executor;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// One task on a runner that alone touches it, and an inbox for the wishes of other threads: what a [LocalRunner] is
/// without its loop. The task starts out IDLE.
final class Confined extends Loopless implements Future<Integer> {

    private final Inbox inbox = new Inbox();
    private final TaskQueue ready = new TaskQueue();
    final TaskCell<Integer> task;

    int published; // what wakers announce
    int seen;
    private int polls;
    private int closes;

    Confined() {
        enter();
        task = new TaskCell<>(this, this);
        run(task);
        owner = null;
    }

    /// The calling thread is the owner from now on.
    Confined enter() {
        owner = Thread.currentThread();
        return this;
    }

    /// What the loop does between two parks.
    Confined turn() {
        inbox.drainTo(ready);
        for (TaskCell<?> next = ready.take(); next != null; next = ready.take()) run(next);
        return this;
    }

    void publishAndWake(int datum) {
        published = datum;
        task.wake();
    }

    String soundness() {
        if (task.isDone() && ends != 1 || !task.isDone() && ends != 0) return "ended " + ends + " times";
        return closes > 1 ? "closed twice" : "sound";
    }

    int polls() {
        return polls;
    }

    @Override
    public Poll<Integer> poll(Context cx) {
        polls++;
        seen = published;
        return Poll.pending();
    }

    @Override
    public void close() {
        closes++;
    }

    @Override
    void schedule(TaskCell<?> scheduled) {
        if (isMine()) ready.add(scheduled);
        else inbox.add(scheduled);
    }

    @Override
    void requeue(TaskCell<?> requeued) {
        ready.add(requeued);
    }
}
