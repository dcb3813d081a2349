package async.bench;

import static async.await.Async.await;

import async.await.Engine;
import async.bench.piece.Passer;
import async.bench.piece.Slot;
import async.core.Future;
import java.util.function.BiFunction;

/// The brigade of [SlotHopBench].
public abstract class SlotRing extends Brigade<Slot> {

    SlotRing(BiFunction<Slot, Slot, Future<Void>> passer) {
        super(Slot::new, passer);
    }

    public static class HandWritten extends SlotRing {
        public HandWritten() {
            super(Passer::new);
        }
    }

    /// The same body for both engines.
    abstract static class Bodies extends SlotRing {
        Bodies(Engine engine) {
            super((from, to) -> engine.async(() -> {
                for (; ; ) {
                    Object bucket = await(from::take);
                    await(cx -> to.put(bucket, cx));
                }
            }));
        }
    }

    public static class Compiled extends Bodies {
        public Compiled() {
            super(Engine.COMPILED);
        }
    }

    public static class Coroutines extends Bodies {
        public Coroutines() {
            super(Engine.COROUTINE);
        }
    }
}
