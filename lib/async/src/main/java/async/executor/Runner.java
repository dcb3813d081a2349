package async.executor;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Waker;

/// Runs tasks on one thread. It is the context of every poll it makes, so that a poll allocates nothing; and it is
/// the home of the tasks made on it: where they stand in the list of live tasks, and whom they ask to run them.
///
/// `current` and the budget belong to the runner's thread.
abstract class Runner implements Context {

    /// A busy runner looks at its alarms and its sockets once in so many turns.
    static final int TURNS_BETWEEN_LOOKS = 61;

    final Reports reports;
    private final Budget budget = new Budget();
    private TaskCell<?> current;

    /// The one thread that touches this runner's tasks; null while there is none, or if there are several. Plain: every
    /// thread only asks whether it is itself, and that it has written itself.
    Thread owner;

    Runner(Reports reports) {
        this.reports = reports;
    }

    final <T> TaskCell<T> make(String name, Future<T> future) {
        if (reports.traced) return new TracedTask<>(this, name, future);
        return name == null ? new TaskCell<>(this, future) : new NamedTask<>(this, name, future);
    }

    final boolean isMine() {
        return owner == Thread.currentThread();
    }

    static IllegalStateException closed() {
        return new IllegalStateException("this executor is closed; make a new one");
    }

    /// One turn of a task, with a full budget.
    final void run(TaskCell<?> task) {
        budget.renew();
        goOn(task);
    }

    /// One turn of a task, with what the task before it has left of its budget.
    final void goOn(TaskCell<?> task) {
        current = task;
        task.run(this);
    }

    /// Holds on to no task any more; before each sleep.
    final void rest() {
        current = null;
    }

    final TaskCell<?> current() {
        return current;
    }

    public final Budget budget() {
        return budget;
    }

    @Override
    public final Waker waker() {
        return current;
    }

    /// From any thread, to the task's home: it can run. Tells the task so, unless only the owner can know.
    abstract void schedule(TaskCell<?> task);

    /// On this runner's thread: the task it has just polled was rung meanwhile, and goes to the back.
    abstract void requeue(TaskCell<?> task);

    /// From any thread of the executor, to the task's home: it will not be polled again.
    abstract void finished(TaskCell<?> task);

    /// Whether what is cancelled now is cancelled because the executor closes.
    abstract boolean isClosing();
}
