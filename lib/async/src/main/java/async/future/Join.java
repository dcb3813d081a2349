package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.List;
import java.util.Objects;

/// Polls whichever of the two has no value yet; a future that has given its value is never polled again. They take
/// turns in being first, so that one who spends the whole budget leaves it to the other next time.
final class Join<A, B> extends Once<Pair<A, B>> {

    private final Future<A> first;
    private final Future<B> second;
    private Poll<A> a = Poll.pending();
    private Poll<B> b = Poll.pending();
    private boolean turned; // the second is asked first

    Join(Future<A> first, Future<B> second) {
        this.first = Objects.requireNonNull(first, "a join needs two futures; the first is null");
        this.second = Objects.requireNonNull(second, "a join needs two futures; the second is null");
    }

    @Override
    protected Poll<Pair<A, B>> advance(Context cx) throws Exception {
        try {
            ask(turned, cx);
            ask(!turned, cx);
        } catch (Throwable failure) {
            Closing.because(failure, List.of(first, second));
            throw failure;
        }
        turned = !turned;
        return a instanceof Poll.Ready<A>(A left) && b instanceof Poll.Ready<B>(B right)
                ? Poll.ready(new Pair<>(left, right))
                : Poll.pending();
    }

    private void ask(boolean theSecond, Context cx) throws Exception {
        if (theSecond && b instanceof Poll.Pending) b = second.poll(cx);
        if (!theSecond && a instanceof Poll.Pending) a = first.poll(cx);
    }

    @Override
    protected void release() {
        Closing.all(List.of(first, second));
    }
}
