package async.future;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Waker;
import async.support.Probe;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final Probe<Integer> number = new Probe<>();
    private final Probe<String> word = new Probe<>();

    @Test
    void tells_which_came_first() throws Exception {
        // @start region=select
        String first = switch (blockOn(Futures.select(Futures.<Integer>never(), Futures.ready("hello")))) {
            case Either.Left<Integer, String>(Integer value) -> "number " + value;
            case Either.Right<Integer, String>(String value) -> "word " + value;
        };
        assertEquals("word hello", first);
        // @end
    }

    @Test
    void closes_the_loser() throws Exception {
        var select = Futures.select(number, word);
        select.poll(cx);
        word.finish("won");
        select.poll(cx);
        assertEquals(1, number.closes);
    }

    @Test
    void in_one_poll_the_first_wins() throws Exception {
        number.answer(1);
        word.answer("late");
        assertEquals(new Either.Left<>(1), blockOn(Futures.select(number, word)));
        assertEquals(0, word.polls);
    }

    @Test
    void a_failure_is_a_completion_too() throws Exception {
        var failure = new IOException("first to end");
        var select = Futures.select(number, word);
        select.poll(cx);
        number.fail(failure);
        assertSame(failure, assertThrows(IOException.class, () -> select.poll(cx)));
        assertEquals(1, word.closes);
    }

    @Test
    void closing_closes_both() {
        Futures.select(number, word).close();
        assertEquals(List.of(1, 1), List.of(number.closes, word.closes));
    }
}
