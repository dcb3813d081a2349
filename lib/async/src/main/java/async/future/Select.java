package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.List;
import java.util.Objects;

/// Polls the first, then the second, until one of them ends.
final class Select<A, B> extends Once<Either<A, B>> {

    private final Future<A> first;
    private final Future<B> second;

    Select(Future<A> first, Future<B> second) {
        this.first = Objects.requireNonNull(first, "a select needs two futures; the first is null");
        this.second = Objects.requireNonNull(second, "a select needs two futures; the second is null");
    }

    @Override
    protected Poll<Either<A, B>> advance(Context cx) throws Exception {
        try {
            if (first.poll(cx) instanceof Poll.Ready<A>(A value)) return won(new Either.Left<>(value));
            if (second.poll(cx) instanceof Poll.Ready<B>(B value)) return won(new Either.Right<>(value));
            return Poll.pending();
        } catch (Throwable failure) {
            Closing.because(failure, List.of(first, second));
            throw failure;
        }
    }

    /// The winner is spent, so closing both closes the loser.
    private Poll<Either<A, B>> won(Either<A, B> winner) {
        release();
        return Poll.ready(winner);
    }

    @Override
    protected void release() {
        Closing.all(List.of(first, second));
    }
}
