package async.measure.awaits;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.function.Supplier;

/// A state machine as one writes it: where to go on, and what to take along.
///
/// ```
///   asked = 0 --answer--> 1 --answer--> 2 --answer--> 3: Ready
/// ```
final class ByHand extends Once<Integer> {

    private final Supplier<Future<Integer>> engine;
    private int asked; // the state
    private int pages;
    private Future<Integer> awaited; // null between two questions

    ByHand(Supplier<Future<Integer>> engine) {
        this.engine = engine;
    }

    @Override
    protected Poll<Integer> advance(Context cx) throws Exception {
        while (asked < Survey.ENGINES) {
            if (awaited == null) awaited = engine.get();
            if (!(awaited.poll(cx) instanceof Poll.Ready<Integer>(Integer more))) return Poll.pending();
            awaited = null;
            pages += more;
            asked++;
        }
        return Poll.ready(pages);
    }

    @Override
    protected void release() {
        if (awaited != null) awaited.close();
    }
}
