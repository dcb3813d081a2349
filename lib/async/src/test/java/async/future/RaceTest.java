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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final Probe<String> one = new Probe<>();
    private final Probe<String> two = new Probe<>();

    @Test
    void the_first_value_wins_and_failures_only_drop_out() throws Exception {
        // @start region=race
        Future<String> broken = Futures.failed(new IOException("no"));
        assertEquals("won", blockOn(Futures.race(List.of(broken, Futures.never(), Futures.ready("won")))));
        // @end
    }

    @Test
    void closes_the_losers_and_leaves_the_failed_alone() throws Exception {
        var three = new Probe<String>();
        var race = Futures.race(List.of(one, two, three));
        race.poll(cx);
        one.fail(new IOException("no"));
        assertEquals(Poll.pending(), race.poll(cx));
        two.finish("won");
        assertEquals(Poll.ready("won"), race.poll(cx));
        assertEquals(List.of(0, 1), List.of(one.closes, three.closes));
        assertEquals(2, one.polls);
    }

    @Test
    void if_all_fail_the_first_failure_carries_the_others() throws Exception {
        var first = new IOException("first");
        var second = new IOException("second");
        var race = Futures.race(List.of(one, two));
        race.poll(cx);
        two.fail(first);
        race.poll(cx);
        one.fail(second);
        assertSame(first, assertThrows(IOException.class, () -> race.poll(cx)));
        assertEquals(List.of(second), List.of(first.getSuppressed()));
    }

    @Test
    void a_race_of_nobody_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Futures.race(List.<Future<String>>of()));
    }

    @Test
    void closing_closes_all() {
        Futures.race(List.of(one, two)).close();
        assertEquals(List.of(1, 1), List.of(one.closes, two.closes));
    }

    @Test
    void each_is_asked_first_in_turn() throws Exception {
        var log = new ArrayList<Integer>();
        var race = Futures.race(List.of(logged(log, 1), logged(log, 2), logged(log, 3)));
        for (int i = 0; i < 3; i++) race.poll(cx);
        assertEquals(List.of(1, 2, 3, 2, 3, 1, 3, 1, 2), log);
    }

    private static Future<Void> logged(List<Integer> log, int name) {
        return inner -> {
            log.add(name);
            return Poll.pending();
        };
    }
}
