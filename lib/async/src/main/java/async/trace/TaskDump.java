package async.trace;

import async.core.Future;
import async.core.TraceSink;
import async.trace.TaskRecord.State;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Says of every live task what it is doing, or what it awaits, at which line, and for how long.
///
/// ```
///              spawned              polling                waiting
///   (unknown) ---------> READY ----------------> RUNNING -----------------> WAITING
///                          ^                        | polled: done, closed     |
///                          |                        +-----> (forgotten)        |
///                          +--------------------- woken -----------------------+
/// ```
///
/// Each task's record is immutable and replaced as a whole, on the thread of the event; so [#snapshot] may come from
/// any thread, and sees each task at one moment, but not all tasks at the same one. What a task awaits is described
/// while the executor waits for that, and no future is kept; so a time that is left was left then. A future whose
/// `toString` throws is called by its class.
///
/// {@snippet class=TaskDumpTest region=dump}
///
/// Idea: tokio's task dump, and the table of tokio-console.
public final class TaskDump implements TraceSink {

    private record Seen(String name, State state, long since, long polls, long wakes) {

        /// It may be younger than `now`: other threads go on while the snapshot is taken.
        TaskRecord at(long now) {
            return new TaskRecord(name, state, Math.max(0, now - since), polls, wakes);
        }
    }

    private final Map<Object, Seen> tasks = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    /// {@snippet class=TaskDumpTest region=dump}
    public TaskDump() {
        this(System::nanoTime);
    }

    TaskDump(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// All live tasks, the one longest in its state first.
    ///
    /// {@snippet class=TaskDumpTest region=dump}
    public List<TaskRecord> snapshot() {
        long now = nanos.getAsLong();
        return tasks.values().stream()
                .map(seen -> seen.at(now))
                .sorted(Comparator.comparingLong(TaskRecord::nanos).reversed())
                .toList();
    }

    /// The snapshot as a table.
    @Override
    public String toString() {
        return snapshot().stream()
                .map(TaskDump::row)
                .collect(Collectors.joining(
                        "",
                        String.format("%13s  %6s  %6s  %-20s %s%n", "for ms", "polls", "wakes", "task", "state"),
                        ""));
    }

    private static String row(TaskRecord task) {
        return String.format(
                Locale.ROOT,
                "%13.3f  %6d  %6d  %-20s %s%n",
                task.nanos() / 1e6,
                task.polls(),
                task.wakes(),
                task.name(),
                words(task.state()));
    }

    private static String words(State state) {
        return switch (state) {
            case State.Ready() -> "ready";
            case State.Running(Thread thread) -> "running on " + thread.getName();
            case State.Waiting(List<Await> awaits) ->
                "waiting: " + awaits.stream().map(Await::toString).collect(Collectors.joining(" > "));
        };
    }

    @Override
    public void spawned(Object task, String name) {
        String known = name != null ? name : Names.unnamed(task);
        tasks.put(task, new Seen(known, new State.Ready(), nanos.getAsLong(), 0, 0));
    }

    @Override
    public void woken(Object task) {
        change(task, seen -> next(seen, new State.Ready(), 0, 1));
    }

    @Override
    public void polling(Object task) {
        var running = new State.Running(Thread.currentThread());
        change(task, seen -> next(seen, running, 1, 0));
    }

    @Override
    public void waiting(Object task, Future<?> future) {
        var waiting = new State.Waiting(Await.chain(future)); // a stranger's toString, so not under the map's lock
        change(task, seen -> next(seen, waiting, 0, 0));
    }

    @Override
    public void polled(Object task, boolean done) {
        if (done) tasks.remove(task);
    }

    @Override
    public void closed(Object task) {
        tasks.remove(task);
    }

    /// A task that has ended meanwhile stays forgotten.
    private void change(Object task, UnaryOperator<Seen> step) {
        tasks.computeIfPresent(task, (_, seen) -> step.apply(seen));
    }

    private Seen next(Seen seen, State state, int polls, int wakes) {
        return new Seen(seen.name, state, nanos.getAsLong(), seen.polls + polls, seen.wakes + wakes);
    }
}
