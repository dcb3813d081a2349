package async.bench.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Between two threads, each with another bell for each wait. A lost ring is a test that never ends.
@Timeout(60)
class PiecesTest {

    private static final int TIMES = 1_000_000;

    /// Waits for its ring without parking, so that the two threads meet as closely as they can.
    private static final class Bell implements Waker {

        private volatile boolean rung;

        @Override
        public void wake() {
            rung = true;
        }

        static <T> T await(Future<T> future) throws Exception {
            for (; ; ) {
                var bell = new Bell();
                if (future.poll(Context.of(bell)) instanceof Poll.Ready<T>(T value)) return value;
                for (int i = 1; !bell.rung; i++) {
                    if (i % 10_000 == 0) Thread.yield();
                    else Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void a_slot_between_two_threads_loses_no_value_and_no_ring() throws Exception {
        var slot = new Slot();
        FutureTask<Long> receiver = started(() -> {
            long sum = 0;
            for (int i = 0; i < TIMES; i++) sum += (Integer) Bell.await(slot::take);
            return sum;
        });
        for (int i = 0; i < TIMES; i++) {
            int given = i;
            Bell.<Void>await(cx -> slot.put(given, cx));
        }
        assertEquals(sum(), receiver.get());
    }

    @Test
    void one_shots_between_two_threads_lose_no_value_and_no_ring() throws Exception {
        var shots = new OneShot[TIMES];
        for (int i = 0; i < TIMES; i++) shots[i] = new OneShot();
        FutureTask<Long> receiver = started(() -> {
            long sum = 0;
            for (OneShot shot : shots) sum += Bell.await(shot);
            return sum;
        });
        for (int i = 0; i < TIMES; i++) shots[i].send(i);
        assertEquals(sum(), receiver.get());
    }

    private static long sum() {
        return (long) TIMES * (TIMES - 1) / 2;
    }

    private static FutureTask<Long> started(Callable<Long> body) {
        var task = new FutureTask<>(body);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }
}
