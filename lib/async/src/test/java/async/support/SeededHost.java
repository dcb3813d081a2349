package async.support;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.util.Random;

/// Polls by hand with a fresh budget each, and draws the same lots in every run.
public final class SeededHost implements BareHost {

    private final Random lots = new Random(42);
    private final Budget budget = new Budget();

    public <T> Poll<T> poll(Future<T> future) throws Exception {
        budget.renew();
        return future.poll(Context.of(Waker.NOOP, this));
    }

    /// Spends all there is, in every poll.
    public static <T> Poll<T> hog(Context cx) {
        while (!Budget.isSpent(cx)) Budget.spend(cx);
        return Poll.pending();
    }

    /// Is ready if there is budget left for it.
    public static Poll<String> modest(Context cx) {
        return Budget.isSpent(cx) ? Poll.pending() : Poll.ready("modest");
    }

    @Override
    public int random(int bound) {
        return lots.nextInt(bound);
    }

    @Override
    public Budget budget() {
        return budget;
    }
}
