package async.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SourceTest {

    private final Context cx = Context.of(Waker.NOOP);
    private int steps;
    private int releases;

    // @start region=source
    /// The numbers from n down to 1.
    private final class Down extends Source<Integer> {
        private int left;

        Down(int n) {
            left = n;
        }

        @Override
        protected Poll<Integer> advance(Context cx) {
            steps++;
            return Poll.ready(left == 0 ? null : left--);
        }

        @Override
        protected void release() {
            releases++;
        }
    }
    // @end

    /// Fails at its first step, and again when it is released.
    private static final class Broken extends Source<Integer> {

        private final Exception first;
        private final RuntimeException second;

        Broken(Exception first, RuntimeException second) {
            this.first = first;
            this.second = second;
        }

        @Override
        protected Poll<Integer> advance(Context cx) throws Exception {
            throw first;
        }

        @Override
        protected void release() {
            throw second;
        }
    }

    @Test
    void after_the_end_it_is_null_again_and_does_no_step() throws Exception {
        var down = new Down(2);
        assertEquals(Poll.ready(2), down.pollNext(cx));
        assertEquals(Poll.ready(1), down.pollNext(cx));
        for (int i = 0; i < 3; i++) assertEquals(Poll.ready(null), down.pollNext(cx));
        assertEquals(3, steps);
    }

    @Test
    void has_nothing_to_release_after_the_end() throws Exception {
        var down = new Down(0);
        down.pollNext(cx);
        down.close();
        assertEquals(0, releases);
        assertEquals(Poll.ready(null), down.pollNext(cx));
    }

    @Test
    void releases_once_when_closed_and_says_so_to_whoever_polls_it_then() {
        var down = new Down(2);
        down.close();
        down.close();
        assertEquals(1, releases);
        var refused = assertThrows(IllegalStateException.class, () -> down.pollNext(cx));
        assertEquals("this stream is closed; make a new one", refused.getMessage());
        assertEquals(0, steps);
    }

    @Test
    void a_failure_is_the_end_and_keeps_what_the_release_throws() throws Exception {
        var first = new IOException("first");
        var second = new IllegalArgumentException("second");
        var broken = new Broken(first, second);
        assertSame(first, assertThrows(IOException.class, () -> broken.pollNext(cx)));
        assertSame(second, first.getSuppressed()[0]);
        assertEquals(Poll.ready(null), broken.pollNext(cx));
        broken.close();
    }

    @Test
    void a_release_that_throws_the_failure_itself_adds_nothing_to_it() {
        var same = new IllegalArgumentException("same");
        var broken = new Broken(same, same);
        assertSame(same, assertThrows(IllegalArgumentException.class, () -> broken.pollNext(cx)));
        assertEquals(0, same.getSuppressed().length);
    }

    @Test
    void refuses_a_close_and_a_poll_inside_its_own_poll() throws Exception {
        var nested = new Source<String>() {
            @Override
            protected Poll<String> advance(Context cx) {
                var poll = assertThrows(IllegalStateException.class, () -> pollNext(cx));
                assertEquals("a stream cannot be polled inside its own poll", poll.getMessage());
                return Poll.ready(
                        assertThrows(IllegalStateException.class, this::close).getMessage());
            }
        };
        assertEquals(Poll.ready("a stream cannot be closed inside its own poll"), nested.pollNext(cx));
    }

    @Test
    void a_step_that_gives_null_is_a_failure_and_no_end() {
        var none = new Source<String>() {
            @Override
            protected Poll<String> advance(Context cx) {
                return null;
            }
        };
        String why = assertThrows(NullPointerException.class, () -> none.pollNext(cx))
                .getMessage();
        assertTrue(why.startsWith("advance gave null: give Poll.ready(null) at the end"), why);
    }
}
