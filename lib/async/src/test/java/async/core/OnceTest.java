package async.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.future.Futures;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final AtomicInteger releases = new AtomicInteger();

    // @start region=once
    /// Ready at its n-th poll.
    private final class Nth extends Once<Integer> {
        private int left;

        Nth(int n) {
            left = n;
        }

        @Override
        protected Poll<Integer> advance(Context cx) {
            return --left == 0 ? Poll.ready(7) : Poll.pending();
        }

        @Override
        protected void release() {
            releases.incrementAndGet();
        }
    }
    // @end

    @Test
    void gives_its_value_once() throws Exception {
        var future = new Nth(2);
        assertEquals(Poll.pending(), future.poll(cx));
        assertEquals(Poll.ready(7), future.poll(cx));
        assertThrows(IllegalStateException.class, () -> future.poll(cx));
    }

    @Test
    void releases_once_when_closed_and_never_after_a_value() throws Exception {
        var closed = new Nth(2);
        closed.close();
        closed.close();
        assertEquals(1, releases.get());
        var done = new Nth(1);
        done.poll(cx);
        done.close();
        assertEquals(1, releases.get());
    }

    @Test
    void a_failure_spends_it() {
        var future = new Once<Void>() {
            @Override
            protected Poll<Void> advance(Context cx) throws Exception {
                throw new IOException("first");
            }
        };
        assertThrows(IOException.class, () -> future.poll(cx));
        assertThrows(IllegalStateException.class, () -> future.poll(cx));
    }

    @Test
    void refuses_a_close_and_a_poll_inside_its_own_poll() throws Exception {
        var future = new Once<String>() {
            @Override
            protected Poll<String> advance(Context cx) {
                assertThrows(IllegalStateException.class, () -> poll(cx));
                return Poll.ready(
                        assertThrows(IllegalStateException.class, this::close).getMessage());
            }
        };
        assertEquals(Poll.ready("a future cannot be closed inside its own poll"), future.poll(cx));
    }

    @Test
    void a_step_that_gives_null_is_a_failure_and_hangs_nobody() {
        var none = new Once<String>() {
            @Override
            protected Poll<String> advance(Context cx) {
                return null;
            }
        };
        var both = Futures.joinAll(List.of(none));
        String why =
                assertThrows(NullPointerException.class, () -> both.poll(cx)).getMessage();
        assertTrue(why.startsWith("advance gave null: give Poll.ready(value)"), why);
    }
}
