package async.bench;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import java.util.function.Supplier;

/// Spawns so many futures beside itself in its first poll, then joins them in that order.
final class Crowd implements Future<Void> {

    private final Task<?>[] tasks;
    private final Supplier<Future<Void>> maker;
    private int joined;

    Crowd(int size, Supplier<Future<Void>> maker) {
        this.tasks = new Task<?>[size];
        this.maker = maker;
    }

    @Override
    public Poll<Void> poll(Context cx) throws Exception {
        if (tasks[0] == null)
            for (int i = 0; i < tasks.length; i++) tasks[i] = cx.host().spawn(maker.get());
        while (joined < tasks.length) {
            if (!(tasks[joined].poll(cx) instanceof Poll.Ready)) return Poll.pending();
            joined++;
        }
        return Poll.ready(null);
    }
}
