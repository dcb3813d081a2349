package async.future;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Poll;
import async.support.CountingWaker;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SimpleFuturesTest {

    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker);

    @Test
    void ready_is_ready_once() throws Exception {
        // @start region=ready
        assertEquals("here", blockOn(Futures.ready("here")));
        // @end
        var once = Futures.ready(1);
        once.poll(cx);
        assertThrows(IllegalStateException.class, () -> once.poll(cx));
    }

    @Test
    void failed_throws_its_object() {
        // @start region=failed
        var failure = new IOException("gone");
        assertSame(failure, assertThrows(IOException.class, () -> blockOn(Futures.failed(failure))));
        // @end
        assertThrows(NullPointerException.class, () -> Futures.failed(null));
    }

    @Test
    void never_stays_pending() throws Exception {
        // @start region=never
        var never = Futures.never();
        for (int i = 0; i < 3; i++) assertEquals(Poll.pending(), never.poll(cx));
        // @end
        assertEquals(0, waker.count());
    }

    @Test
    void yieldNow_wakes_itself_and_is_ready_at_the_second_poll() throws Exception {
        // @start region=yieldNow
        var yield = Futures.yieldNow();
        assertEquals(Poll.pending(), yield.poll(cx));
        assertEquals(1, waker.count());
        assertEquals(Poll.ready(null), yield.poll(cx));
        // @end
    }
}
