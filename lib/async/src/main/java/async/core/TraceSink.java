package async.core;

/// Is told what an executor does, as it does it: on the thread that does it, so several at once if the executor
/// has several; `woken` comes from wherever the wake did, or once an executor of one thread hears of it. A task is an
/// object, the same each time and equal to no other. Should a sink throw, the executor's failure handler is told, and
/// the sink is told nothing more.
///
/// {@snippet class=LocalExecutorTest region=trace}
///
/// Idea: `tracing` under tokio-console.
public interface TraceSink {

    /// For those who need not know: it is told nothing at all.
    TraceSink SILENT = new TraceSink() {};

    /// A task was made, under this name; null if it was given none.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    default void spawned(Object task, String name) {}

    /// Somebody rang the task's bell while it slept, or in its poll that has just ended: it can run.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    default void woken(Object task) {}

    /// The thread starts to run the task.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    default void polling(Object task) {}

    /// The poll has found nothing. Until this returns, `future` is at rest and may be looked at; it is not to be
    /// kept, polled or closed.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    default void waiting(Object task, Future<?> future) {}

    /// The thread is back; `done` when the task will not be polled again.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    default void polled(Object task, boolean done) {}

    /// The task was given up.
    ///
    /// {@snippet class=LocalExecutorTest region=trace}
    default void closed(Object task) {}

    /// This thread has taken the task from another thread of its executor.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=trace}
    default void stolen(Object task) {}

    /// Nothing can run: this thread goes to sleep.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=trace}
    default void parking() {}

    /// And is awake again.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=trace}
    default void unparked() {}
}
