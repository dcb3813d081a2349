package async.executor;

/// Every task that is not done, so that closing the executor finds the idle ones too. Linked through the tasks
/// themselves; one thread's own.
final class LiveTasks {

    private TaskCell<?> first;

    TaskCell<?> first() {
        return first;
    }

    void add(TaskCell<?> task) {
        task.after = first;
        if (first != null) first.before = task;
        first = task;
    }

    void remove(TaskCell<?> task) {
        if (task.before != null) task.before.after = task.after;
        else first = task.after;
        if (task.after != null) task.after.before = task.before;
        task.before = null;
        task.after = null;
    }
}
