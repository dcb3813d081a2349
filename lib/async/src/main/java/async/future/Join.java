package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.List;
import java.util.Objects;

/// Polls whichever of the two has no value yet; a future that has given its value is never polled again.
final class Join<A, B> extends Once<Pair<A, B>> {

    private final Future<A> first;
    private final Future<B> second;
    private Poll<A> a = Poll.pending();
    private Poll<B> b = Poll.pending();

    Join(Future<A> first, Future<B> second) {
        this.first = Objects.requireNonNull(first, "a join needs two futures; the first is null");
        this.second = Objects.requireNonNull(second, "a join needs two futures; the second is null");
    }

    @Override
    protected Poll<Pair<A, B>> advance(Context cx) throws Exception {
        try {
            if (a instanceof Poll.Pending<A>) a = first.poll(cx);
            if (b instanceof Poll.Pending<B>) b = second.poll(cx);
        } catch (Throwable failure) {
            Closing.because(failure, List.of(first, second));
            throw failure;
        }
        return a instanceof Poll.Ready<A>(A left) && b instanceof Poll.Ready<B>(B right)
                ? Poll.ready(new Pair<>(left, right))
                : Poll.pending();
    }

    @Override
    protected void release() {
        Closing.all(List.of(first, second));
    }
}
