package async.bench;

import static async.await.Async.async;
import static async.await.Async.await;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
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
    private static final Object BUCKET = "bucket";

    private final LocalExecutor executor = new LocalExecutor();
    private final List<Slot> slots = Stream.generate(Slot::new).limit(TASKS + 1).toList();

    SlotRing(BiFunction<Slot, Slot, Future<Void>> passer) {
        for (int i = 0; i < TASKS; i++) executor.spawn(passer.apply(slots.get(i), slots.get(i + 1)));
    }

    Object run() throws Exception {
        return executor.run(new Driver(slots.getFirst(), slots.getLast()));
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

    public static class Coroutines extends SlotRing {
        public Coroutines() {
            super((from, to) -> async(() -> {
                for (; ; ) {
                    Object bucket = await(from::take);
                    await(cx -> to.put(bucket, cx));
                }
            }));
        }
    }

    private static final class Passer implements Future<Void> {

        private final Slot from;
        private final Slot to;
        private Object bucket;

        Passer(Slot from, Slot to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Poll<Void> poll(Context cx) {
            for (; ; ) {
                if (bucket == null) {
                    if (!(from.take(cx) instanceof Poll.Ready<Object>(Object taken))) return Poll.pending();
                    bucket = taken;
                }
                if (!(to.put(bucket, cx) instanceof Poll.Ready)) return Poll.pending();
                bucket = null;
            }
        }
    }

    /// Sends the bucket round, so many times.
    private static final class Driver implements Future<Void> {

        private final Slot first;
        private final Slot last;
        private boolean away;
        private int rounds;

        Driver(Slot first, Slot last) {
            this.first = first;
            this.last = last;
        }

        @Override
        public Poll<Void> poll(Context cx) {
            for (; rounds < ROUNDS; rounds++) {
                if (!away) first.put(BUCKET, cx); // there is one bucket, so the slot is empty
                away = true;
                if (!(last.take(cx) instanceof Poll.Ready)) return Poll.pending();
                away = false;
            }
            return Poll.ready(null);
        }
    }
}
