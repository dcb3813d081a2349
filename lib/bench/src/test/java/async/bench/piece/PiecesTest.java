package async.bench.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;

import async.core.Future;
import async.executor.BlockOn;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Between two threads, where a lost wake is a test that never ends.
class PiecesTest {

    private static final int TIMES = 20_000;

    @Test
    void a_slot_between_two_threads_loses_no_value_and_no_wake() throws Exception {
        var there = new Slot();
        var back = new Slot();
        FutureTask<Long> receiver = started(() -> {
            long sum = 0;
            for (int i = 0; i < TIMES; i++) {
                sum += (Integer) BlockOn.blockOn(there::take);
                int sent = i;
                BlockOn.<Void>blockOn(cx -> back.put(sent, cx));
            }
            return sum;
        });
        for (int i = 0; i < TIMES; i++) {
            int sent = i;
            BlockOn.<Void>blockOn(cx -> there.put(sent, cx));
            assertEquals(i, BlockOn.blockOn(back::take));
        }
        assertEquals(sum(), receiver.get());
    }

    @Test
    void one_shots_between_two_threads_lose_no_value_and_no_wake() throws Exception {
        var shots = new OneShot[TIMES];
        for (int i = 0; i < TIMES; i++) shots[i] = new OneShot();
        FutureTask<Long> receiver = started(() -> {
            long sum = 0;
            for (Future<Integer> shot : shots) sum += BlockOn.blockOn(shot);
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
