package async.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.support.BareHost;
import async.support.CountingWaker;
import org.junit.jupiter.api.Test;

class BudgetTest {

    // @start region=host
    /// An executor that limits its polls keeps one budget, and renews it before each.
    private static final class Limited implements BareHost {

        private final Budget budget = new Budget();

        @Override
        public Budget budget() {
            return budget;
        }

        void poll(Future<Void> future, Waker waker) throws Exception {
            budget.renew();
            future.poll(Context.of(waker, this));
        }
        // @end
    }

    private int steps;

    // @start region=budget
    private Poll<Integer> step(Context cx) {
        if (Budget.isSpent(cx)) return Poll.pending();
        Budget.spend(cx);
        return Poll.ready(++steps);
    }
    // @end

    private Poll<Void> manySteps(Context cx) {
        while (steps < 300) if (step(cx) instanceof Poll.Pending<Integer>) return Poll.pending();
        return Poll.ready(null);
    }

    @Test
    void a_poll_ends_after_128_steps_and_has_rung_to_go_on() throws Exception {
        var host = new Limited();
        var waker = new CountingWaker();
        host.poll(this::manySteps, waker);
        assertEquals(128, steps);
        assertEquals(1, waker.count());
        host.poll(this::manySteps, waker);
        host.poll(this::manySteps, waker);
        assertEquals(300, steps);
        assertEquals(2, waker.count());
    }

    @Test
    void a_context_without_an_executor_has_no_limit() {
        var waker = new CountingWaker();
        var cx = Context.of(waker);
        assertTrue(manySteps(cx) instanceof Poll.Ready<Void>);
        assertFalse(Budget.isSpent(cx));
        assertEquals(0, waker.count());
    }

    // @start region=once
    private Poll<Integer> quickStep(Context cx) {
        Budget budget = Budget.of(cx);
        if (Budget.isSpent(budget, cx)) return Poll.pending();
        Budget.spend(budget);
        return Poll.ready(++steps);
    }
    // @end

    @Test
    void looked_up_once_it_is_the_same_budget() throws Exception {
        var host = new Limited();
        var bell = new CountingWaker();
        Future<Void> greedy = cx -> {
            while (step(cx) instanceof Poll.Ready && quickStep(cx) instanceof Poll.Ready) {}
            return Poll.pending();
        };
        host.poll(greedy, bell);
        assertEquals(128, steps);
        assertEquals(1, bell.count());
        assertEquals(Poll.ready(129), quickStep(Context.of(bell)), "no host, no limit");
    }
}
