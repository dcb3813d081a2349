package async.core;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncIteratorTest {

    private static final Context CX = Context.of(Waker.NOOP);

    /// Its values, with one pending poll before each.
    private static final class Slow implements AsyncIterator<String> {

        private final Iterator<String> values;
        private boolean rested;
        private boolean closed;

        Slow(String... values) {
            this.values = List.of(values).iterator();
        }

        @Override
        public Poll<String> pollNext(Context cx) {
            rested = !rested;
            if (!rested) return Poll.ready(values.hasNext() ? values.next() : null);
            cx.waker().wake();
            return Poll.pending();
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String toString() {
            return "letters";
        }
    }

    @Test
    void a_loop_ends_at_the_null() throws Exception {
        var heard = new ArrayList<String>();
        // @start region=loop
        AsyncIterator<String> letters = new Slow("a", "b");
        blockOn(async(() -> {
            while (await(letters.next()) instanceof String letter) heard.add(letter);
        }));
        assertEquals(List.of("a", "b"), heard);
        // @end
    }

    @Test
    void by_hand_it_is_polled_like_a_future() throws Exception {
        // @start region=pollNext
        var letters = new Slow("a");
        assertEquals(Poll.pending(), letters.pollNext(CX));
        assertEquals(Poll.ready("a"), letters.pollNext(CX));
        // @end
    }

    @Test
    void a_next_that_is_closed_takes_no_value_and_closes_nothing() throws Exception {
        var letters = new Slow("a");
        var given = letters.next();
        assertEquals(Poll.pending(), given.poll(CX));
        given.close();
        assertEquals("a", blockOn(letters.next()));
        assertThrows(IllegalStateException.class, () -> given.poll(CX));
        assertEquals("next of letters", letters.next().toString());
    }

    @Test
    void closing_it_gives_up_what_is_still_to_come() throws Exception {
        // @start region=close
        var letters = new Slow("a", "b");
        try (letters) {
            assertEquals("a", blockOn(letters.next()));
        }
        assertTrue(letters.closed);
        // @end
        AsyncIterator<String> nothing = cx -> Poll.ready(null);
        nothing.close();
    }
}
