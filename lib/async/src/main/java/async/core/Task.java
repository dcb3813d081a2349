package async.core;

/// The handle of a future that an executor runs by itself. It is a future too: of the task's end.
///
/// - Awaiting it joins: the task's value, the very exception that ended it, or
///   [java.util.concurrent.CancellationException] when somebody else cancelled it.
/// - `close()` cancels, so a `timeout` or `select` around a task takes the task with it.
/// - Forgetting it changes nothing: the task runs on. If it fails, the executor's failure handler is told, but only
///   once this handle is garbage, for until then somebody may join. [#detach] has it told at once.
/// - It has one joiner, as every future has one owner: of two tasks that await it, only the later is woken.
///
/// {@snippet class=TaskTest region=join}
///
/// Idea: `JoinHandle` in tokio (forgetting detaches) and `Task` in smol (closing cancels).
public interface Task<T> extends Future<T> {

    /// Asks the task to stop at its next pause; from any thread. Joining tells how it ended.
    ///
    /// {@snippet class=TaskTest region=cancel}
    void cancel();

    /// Nobody will join, so a failure is to go to the executor's failure handler. The task runs on as before.
    ///
    /// {@snippet class=TaskTest region=detach}
    void detach();

    /// True once the task has a value, a failure, or is cancelled for good.
    ///
    /// {@snippet class=TaskTest region=join}
    boolean isDone();

    @Override
    default void close() {
        cancel();
    }
}
