package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Once;
import async.core.Poll;
import java.util.List;
import java.util.Objects;

/// Polls both until one of them ends. If fair, lots are drawn at each poll for who is asked first.
final class Select<A, B> extends Once<Either<A, B>> {

    private final Future<A> first;
    private final Future<B> second;
    private final boolean fair;

    Select(Future<A> first, Future<B> second, boolean fair) {
        this.first = Objects.requireNonNull(first, "a select needs two futures; the first is null");
        this.second = Objects.requireNonNull(second, "a select needs two futures; the second is null");
        this.fair = fair;
    }

    @Override
    protected Poll<Either<A, B>> advance(Context cx) throws Exception {
        try {
            boolean turned = fair && Host.random(cx, 2) == 1;
            Poll<Either<A, B>> winner = ask(turned, cx);
            if (winner instanceof Poll.Pending) winner = ask(!turned, cx);
            if (winner instanceof Poll.Ready) release(); // it is spent itself, so this closes the loser
            return winner;
        } catch (Throwable failure) {
            Closing.because(failure, List.of(first, second));
            throw failure;
        }
    }

    private Poll<Either<A, B>> ask(boolean theSecond, Context cx) throws Exception {
        if (theSecond)
            return second.poll(cx) instanceof Poll.Ready<B>(B value)
                    ? Poll.ready(new Either.Right<>(value))
                    : Poll.pending();
        return first.poll(cx) instanceof Poll.Ready<A>(A value) ? Poll.ready(new Either.Left<>(value)) : Poll.pending();
    }

    @Override
    protected void release() {
        Closing.all(List.of(first, second));
    }
}
