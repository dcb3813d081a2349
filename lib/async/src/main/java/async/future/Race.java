package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// Polls everybody still running until one has a value or nobody is left. Whoever was asked first is the last next
/// time, so that nobody has the whole budget for himself.
final class Race<T> extends Once<T> {

    private final List<Future<T>> running = new ArrayList<>();
    private Exception firstFailure;

    Race(List<? extends Future<T>> futures) {
        if (futures.isEmpty()) throw new IllegalArgumentException("a race needs at least one future");
        for (Future<T> future : futures)
            running.add(Objects.requireNonNull(future, "a race needs futures; one in the list is null"));
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        for (Iterator<Future<T>> each = running.iterator(); each.hasNext(); ) {
            try {
                Poll<T> poll = each.next().poll(cx);
                if (poll instanceof Poll.Ready<T>) return won(poll);
            } catch (Exception failure) {
                each.remove();
                note(failure);
            } catch (Error broken) {
                Closing.because(broken, running);
                throw broken;
            }
        }
        if (running.isEmpty()) throw firstFailure;
        Collections.rotate(running, -1);
        return Poll.pending();
    }

    /// The winner is spent, so closing everybody closes the losers.
    private Poll<T> won(Poll<T> winner) {
        release();
        return winner;
    }

    private void note(Exception failure) {
        if (firstFailure == null) firstFailure = failure;
        else if (failure != firstFailure) firstFailure.addSuppressed(failure);
    }

    @Override
    protected void release() {
        Closing.all(running);
    }
}
