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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final Probe<Integer> number = new Probe<>();
    private final Probe<String> word = new Probe<>();

    @Test
    void gives_both_values() throws Exception {
        // @start region=join
        Pair<Integer, String> both = blockOn(Futures.join(Futures.ready(1), Futures.ready("one")));
        assertEquals(new Pair<>(1, "one"), both);
        // @end
    }

    @Test
    void never_polls_the_one_that_has_finished() throws Exception {
        var join = Futures.join(number, word);
        number.finish(1);
        assertEquals(Poll.pending(), join.poll(cx));
        assertEquals(Poll.pending(), join.poll(cx));
        word.finish("one");
        assertEquals(Poll.ready(new Pair<>(1, "one")), join.poll(cx));
        assertEquals(List.of(1, 3), List.of(number.polls, word.polls));
    }

    @Test
    void a_failure_closes_the_other_and_is_thrown_as_it_is() throws Exception {
        var failure = new IOException("no");
        var join = Futures.join(number, word.failingToClose(new IllegalStateException("stuck")));
        join.poll(cx);
        number.fail(failure);
        assertSame(failure, assertThrows(IOException.class, () -> join.poll(cx)));
        assertEquals(1, word.closes);
        assertEquals("stuck", failure.getSuppressed()[0].getMessage());
    }

    @Test
    void the_same_failure_on_both_sides_is_not_suppressed_in_itself() throws Exception {
        var failure = new IllegalStateException("shared");
        var join = Futures.join(number, word.failingToClose(failure));
        join.poll(cx);
        number.fail(failure);
        assertSame(failure, assertThrows(IllegalStateException.class, () -> join.poll(cx)));
        assertEquals(0, failure.getSuppressed().length);
    }

    @Test
    void closing_closes_both_even_if_one_close_fails() {
        var stuck = new IllegalStateException("stuck");
        var join = Futures.join(number.failingToClose(stuck), word);
        assertSame(stuck, assertThrows(IllegalStateException.class, join::close));
        assertEquals(List.of(1, 1), List.of(number.closes, word.closes));
        join.close();
        assertEquals(1, word.closes);
    }

    @Test
    void case_41_the_written_order_comes_first_and_then_they_take_turns() throws Exception {
        var log = new ArrayList<Integer>();
        var join = Futures.join(logged(log, 1), logged(log, 2));
        for (int i = 0; i < 3; i++) join.poll(cx);
        assertEquals(List.of(1, 2, 2, 1, 1, 2), log);
    }

    private static Future<Void> logged(List<Integer> log, int name) {
        return inner -> {
            log.add(name);
            return Poll.pending();
        };
    }

    @Test
    void case_41_who_spends_the_whole_budget_does_not_starve_the_other() throws Exception {
        var host = new SeededHost();
        var seen = new ArrayList<String>();
        Future<Void> other = inner -> {
            if (SeededHost.modest(inner) instanceof Poll.Ready<String>(String value)) seen.add(value);
            return Poll.pending();
        };
        var join = Futures.join(SeededHost::<Void>hog, other);
        for (int i = 0; i < 10; i++) host.poll(join);
        assertEquals(5, seen.size());
    }

    @Test
    void case_41_the_first_failure_ends_it_without_asking_the_other() throws Exception {
        var join = Futures.join(Futures.failed(new IOException("no")), word);
        assertThrows(IOException.class, () -> join.poll(cx));
        assertEquals(List.of(0, 1), List.of(word.polls, word.closes));
    }

    @Test
    void a_closed_join_loses_the_value_that_was_there() throws Exception {
        var log = new ArrayList<String>();
        Future<Void> taking = inner -> {
            log.add("taken");
            return Poll.ready(null);
        };
        try (var join = Futures.join(taking, word)) {
            join.poll(cx);
        }
        assertEquals(List.of("taken"), log); // and nobody has it
        assertEquals(1, word.closes);
    }
}
