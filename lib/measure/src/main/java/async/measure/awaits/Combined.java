package async.measure.awaits;

import static async.future.Futures.ready;

import async.core.Future;
import java.util.function.Supplier;

/// What comes next is a function, handed to the future before it: the sum travels as an argument.
final class Combined {

    private Combined() {}

    static Future<Integer> of(Supplier<Future<Integer>> engine) {
        return ask(engine, 0, 0);
    }

    private static Future<Integer> ask(Supplier<Future<Integer>> engine, int asked, int pages) {
        if (asked == Survey.ENGINES) return ready(pages);
        return new Then<>(engine, more -> ask(engine, asked + 1, pages + more));
    }
}
