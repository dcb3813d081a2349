package async.measure.awaits;

import static async.await.Async.await;

import async.await.Engine;
import async.core.Future;
import java.util.function.Supplier;

/// The same code, made into a state machine at its first use: what `async` does unless told otherwise.
final class Compiled {

    private Compiled() {}

    static Future<Integer> of(Supplier<Future<Integer>> engine) {
        return Engine.COMPILED.async(() -> {
            int pages = 0;
            for (int asked = 0; asked < Survey.ENGINES; asked++) pages += await(engine.get());
            return pages;
        });
    }
}
