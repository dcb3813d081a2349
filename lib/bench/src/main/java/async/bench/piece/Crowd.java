package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Spawns so many futures beside itself in its first poll, then joins them in that order.
public final class Crowd<T> implements Future<Void> {

    private final Task<T>[] tasks;
    private final IntFunction<Future<T>> maker;
    private final Consumer<T> sink;
    private int joined;

    /// @param maker of the future with this number
    /// @param sink is given the value of each
    @SuppressWarnings("unchecked") // an array of tasks holds tasks
    public Crowd(int size, IntFunction<Future<T>> maker, Consumer<T> sink) {
        this.tasks = (Task<T>[]) new Task<?>[size];
        this.maker = maker;
        this.sink = sink;
    }

    public static Crowd<Void> of(int size, Supplier<Future<Void>> maker) {
        return new Crowd<>(size, i -> maker.get(), nothing -> {});
    }

    @Override
    public Poll<Void> poll(Context cx) throws Exception {
        if (tasks[0] == null)
            for (int i = 0; i < tasks.length; i++) tasks[i] = cx.host().spawn(maker.apply(i));
        while (joined < tasks.length) {
            if (!(tasks[joined].poll(cx) instanceof Poll.Ready<T>(T value))) return Poll.pending();
            sink.accept(value);
            joined++;
        }
        return Poll.ready(null);
    }
}
