package async.future;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.support.Probe;
import async.support.SeededHost;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelectTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final SeededHost host = new SeededHost();
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
    void if_biased_the_first_wins() throws Exception {
        // @start region=selectBiased
        for (int i = 0; i < 20; i++) {
            Future<String> stop = Futures.ready("stop");
            Future<Integer> work = Futures.ready(42);
            assertEquals(new Either.Left<>("stop"), blockOn(Futures.selectBiased(stop, work)));
        }
        // @end
    }

    @Test
    void if_biased_the_second_is_not_even_asked() throws Exception {
        number.answer(1);
        word.answer("late");
        for (int i = 0; i < 20; i++) assertEquals(new Either.Left<>(1), blockOn(Futures.selectBiased(number, word)));
        assertEquals(0, word.polls);
    }

    @Test
    void a_failing_close_of_the_loser_is_the_failure() throws Exception {
        var stuck = new IllegalStateException("stuck");
        var select = Futures.selectBiased(Futures.ready(1), word.failingToClose(stuck));
        assertSame(stuck, assertThrows(IllegalStateException.class, () -> select.poll(cx)));
        assertEquals(0, stuck.getSuppressed().length);
    }

    @Test
    void case_40_a_branch_that_is_switched_off_never_wins() throws Exception {
        for (boolean on : List.of(true, false)) {
            Future<Integer> perhaps = on ? Futures.ready(1) : Futures.never();
            var winner = blockOn(Futures.selectBiased(perhaps, Futures.ready("else")));
            assertEquals(on ? new Either.Left<>(1) : new Either.Right<>("else"), winner);
        }
        for (int i = 0; i < 20; i++)
            assertEquals(new Either.Right<>("else"), blockOn(Futures.select(Futures.never(), Futures.ready("else"))));
    }

    @Test
    void case_40_of_many_branches_each_wins_sometimes() throws Exception {
        var wins = new TreeMap<Integer, Integer>();
        for (int i = 0; i < 400; i++) {
            var four = Futures.select(
                    Futures.select(Futures.ready(1), Futures.ready(2)),
                    Futures.select(Futures.ready(3), Futures.ready(4)));
            if (host.poll(four) instanceof Poll.Ready<Either<Either<Integer, Integer>, Either<Integer, Integer>>> done)
                wins.merge(winner(done.value()), 1, Integer::sum);
        }
        assertEquals(List.of(1, 2, 3, 4), List.copyOf(wins.keySet()));
        for (int each : wins.values()) assertEquals(100, each, 35); // four deviations
    }

    private static int winner(Object either) {
        return switch (either) {
            case Either.Left<?, ?>(Object value) -> winner(value);
            case Either.Right<?, ?>(Object value) -> winner(value);
            default -> (Integer) either;
        };
    }

    @Test
    void case_40_a_biased_branch_wins_once_it_is_ready() throws Exception {
        var select = Futures.selectBiased(number, word);
        assertEquals(Poll.pending(), select.poll(cx));
        assertEquals(Poll.pending(), select.poll(cx));
        number.finish(1);
        word.finish("too late");
        assertEquals(Poll.ready(new Either.Left<>(1)), select.poll(cx));
        assertEquals(List.of(2, 1), List.of(word.polls, word.closes));
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
