package async.core;

/// How much one poll may do before it must let the others have the thread: 128 steps of operations that found
/// what they wanted at once. Without it, a task whose socket always has data would never give the thread back.
///
/// ```
///   an operation:  isSpent -> true:  the waker is rung, answer Pending; the task goes to the back of the queue
///                          -> false: try; on success spend(cx), on Pending spend nothing
///   an executor:   renew() before each poll of a task
/// ```
///
/// One thread's own: that of the executor it belongs to. A context without an executor has no limit.
///
/// {@snippet class=BudgetTest region=budget}
///
/// Idea: tokio's cooperative budget, and its number.
public final class Budget {

    private static final int STEPS = 128;

    private int left = STEPS;

    /// {@snippet class=BudgetTest region=host}
    public Budget() {}

    /// A new poll begins.
    ///
    /// {@snippet class=BudgetTest region=host}
    public void renew() {
        left = STEPS;
    }

    /// Whether this poll has done enough. If so the waker is rung already: answer Pending, and do nothing else.
    ///
    /// {@snippet class=BudgetTest region=budget}
    public static boolean isSpent(Context cx) {
        return isSpent(of(cx), cx);
    }

    /// One step was done.
    ///
    /// {@snippet class=BudgetTest region=budget}
    public static void spend(Context cx) {
        spend(of(cx));
    }

    /// The budget of this poll, or null for no limit: for an operation so short that it pays to look it up once
    /// (`ChannelHopBench`).
    ///
    /// {@snippet class=BudgetTest region=once}
    public static Budget of(Context cx) {
        Host host = cx.host();
        return host == null ? null : host.budget();
    }

    /// [#isSpent(Context)], once it is looked up.
    ///
    /// {@snippet class=BudgetTest region=once}
    public static boolean isSpent(Budget budget, Context cx) {
        if (budget == null || budget.left > 0) return false;
        cx.waker().wake();
        return true;
    }

    /// [#spend(Context)], once it is looked up.
    ///
    /// {@snippet class=BudgetTest region=once}
    public static void spend(Budget budget) {
        if (budget != null) budget.left--;
    }
}
