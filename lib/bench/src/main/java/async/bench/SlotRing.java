package async.bench;

import static async.await.Async.await;

import async.await.Engine;
import async.bench.piece.Laps;
import async.bench.piece.Passer;
import async.bench.piece.Slot;
import async.core.Future;
import async.executor.LocalExecutor;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The brigade of [SlotHopBench]: 500 tasks between 501 slots, and a driver that sends the bucket round.
@State(Scope.Benchmark)
public abstract class SlotRing {

    static final int TASKS = 500;
    static final int ROUNDS = 20;

    private final LocalExecutor executor = new LocalExecutor();
    private final List<Slot> slots = Stream.generate(Slot::new).limit(TASKS + 1).toList();

    SlotRing(BiFunction<Slot, Slot, Future<Void>> passer) {
        for (int i = 0; i < TASKS; i++) executor.spawn(passer.apply(slots.get(i), slots.get(i + 1)));
    }

    Object run() throws Exception {
        return executor.run(new Laps(ROUNDS, slots.getFirst(), slots.getLast()));
    }

    @TearDown
    public void close() {
        executor.close();
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
