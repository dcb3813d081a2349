package async.measure.awaits;

import static async.await.Async.await;

import async.await.Engine;
import async.core.Future;
import java.util.function.Supplier;

/// Code that reads from top to bottom, on a stack of its own that is set aside while it waits.
final class AsCoroutine {

    private AsCoroutine() {}

    static Future<Integer> of(Supplier<Future<Integer>> engine) {
        return Engine.COROUTINE.async(() -> {
            int pages = 0;
            for (int asked = 0; asked < Survey.ENGINES; asked++) pages += await(engine.get());
            return pages;
        });
    }
}
