package async.measure.awaits;

import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// An engine that pends once, rings at once, and then knows one page: a wait that costs next to nothing, so that
/// what is around it can be measured.
///
/// ```
///   NEW --poll: rings, Pending--> ASKED --poll: Ready--> (nobody polls it again)
/// ```
final class Late implements Future<Integer> {

    private boolean asked;

    @Override
    public Poll<Integer> poll(Context cx) {
        if (asked) return Poll.ready(1);
        asked = true;
        cx.waker().wake();
        return Poll.pending();
    }
}
