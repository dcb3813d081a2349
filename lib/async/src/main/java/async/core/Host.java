package async.core;

import java.util.concurrent.ThreadLocalRandom;

/// What an executor offers the futures it runs. Found at `Context.host()`, so that a sleep needs no global clock
/// and a socket no global selector.
///
/// {@snippet class=CoreTest region=host}
///
/// Idea: tokio's `Handle`, passed instead of looked up.
public interface Host {

    /// Runs `future` as a task of its own, beside its maker.
    ///
    /// {@snippet class=CoreTest region=host}
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    <T> Task<T> spawn(Future<T> future);

    /// This executor's clock, and the alarms set on it.
    ///
    /// {@snippet class=CoreTest region=host}
    Timers timers();

    /// Who tells this executor's tasks that a socket is ready.
    ///
    /// {@snippet class=CoreTest region=host}
    Readiness readiness();

    /// What the poll under way may still do, or null for no limit.
    ///
    /// {@snippet class=BudgetTest region=host}
    default Budget budget() {
        return null;
    }

    /// A number from 0 to `bound - 1`, for choices that must favour nobody. An executor that replays a run gives the
    /// same ones again.
    ///
    /// {@snippet class=CoreTest region=random}
    default int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    /// The same for whoever may be polled without a host.
    ///
    /// {@snippet class=CoreTest region=random}
    static int random(Context cx, int bound) {
        Host host = cx.host();
        return host == null ? ThreadLocalRandom.current().nextInt(bound) : host.random(bound);
    }

    /// The poll under way belongs to a body that must not change threads: from now on its task is polled on this
    /// thread only. An executor of one thread has nothing to do.
    ///
    /// {@snippet class=MultiThreadExecutorTest region=keepThread}
    default void keepThread() {}
}
