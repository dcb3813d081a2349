package async.io;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.executor.Blocking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// One turn at a file, by a virtual thread that nobody interrupts.
///
/// ```
///   NEW --poll: a thread starts--> WAITS --it is our turn--> RUNS --done--> ENDED --poll--> SPENT
///    |                               |                        |              |
///    |                               |                        +---close()----+--> SPENT, its end is dropped
///    +-------------close()-----------+--> SPENT; the turn, when it comes, is let pass
/// ```
///
/// Turns are taken by the monitor of `turns`. Closer: write `abandoned`, and only then ask for another turn. The
/// thread: take the turn, then read `abandoned`. So a call that was closed has had its turn before the next call
/// has its own, or does nothing.
final class FileCall<T> extends Once<T> {

    private final String name;
    private final Object turns;
    private final Supplier<Callable<T>> preparation;
    private Future<T> work;
    private volatile T made;
    private volatile boolean abandoned;

    /// @param preparation is asked at the first poll, on the caller's thread
    FileCall(String name, Object turns, Supplier<Callable<T>> preparation) {
        this.name = name;
        this.turns = turns;
        this.preparation = preparation;
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        if (work == null) {
            Callable<T> call = preparation.get();
            work = Blocking.blocking(() -> takeTurn(call));
        }
        return work.poll(cx);
    }

    private T takeTurn(Callable<T> call) throws Exception {
        synchronized (turns) {
            if (!abandoned) made = call.call();
        }
        if (abandoned) discard();
        return made;
    }

    private void discard() {
        try {
            if (made instanceof OpenFile unwanted) unwanted.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    protected void release() {
        abandoned = true;
        discard();
    }

    @Override
    public String toString() {
        return name;
    }
}
