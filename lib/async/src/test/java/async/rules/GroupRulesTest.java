package async.rules;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.future.Either;
import async.future.Futures;
import async.future.JoinSet;
import async.future.Result;
import async.support.CountingWaker;
import async.support.Probe;
import async.support.SeededHost;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What several futures in one promise each other: R12 (what a close loses), R13 (who is asked first) and
/// R18 (a set asks only who was woken).
@Timeout(60)
class GroupRulesTest {

    private final SeededHost host = new SeededHost();
    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker);

    private int winsOfTheFirst(int rounds) throws Exception {
        int wins = 0;
        for (int i = 0; i < rounds; i++)
            if (host.poll(Futures.select(Futures.ready(1), Futures.ready(2))).equals(Poll.ready(new Either.Left<>(1))))
                wins++;
        return wins;
    }

    @Test
    void R13_of_two_that_are_always_ready_a_select_takes_each_half_the_time() throws Exception {
        int wins = winsOfTheFirst(1_000); // four deviations: 500 +- 63
        assertEquals(500, wins, 63);
    }

    @Test
    void R13_an_executor_that_draws_the_same_lots_gives_the_same_winners() throws Exception {
        var again = new GroupRulesTest();
        assertEquals(winsOfTheFirst(100), again.winsOfTheFirst(100));
    }

    @Test
    void R13_a_select_draws_anew_at_each_poll() throws Exception {
        var first = new Probe<Integer>();
        var order = new ArrayList<String>();
        var select = Futures.select(logged(order, "1", first), logged(order, "2", Futures.never()));
        for (int i = 0; i < 20; i++) host.poll(select);
        var starts = new ArrayList<String>();
        for (int i = 0; i < 40; i += 2) starts.add(order.get(i));
        assertEquals(List.of("1", "2"), starts.stream().distinct().sorted().toList());
    }

    private static <T> Future<T> logged(List<String> log, String name, Future<T> future) {
        return inner -> {
            log.add(name);
            return future.poll(inner);
        };
    }

    @Test
    void R13_who_spends_the_whole_budget_starves_nobody_beside_him() throws Exception {
        for (var pair : List.of(
                Futures.join(SeededHost::<Void>hog, taken()),
                Futures.select(SeededHost::<Void>hog, taken()),
                Futures.race(List.<Future<String>>of(SeededHost::hog, taken())),
                Futures.joinAll(List.<Future<String>>of(SeededHost::hog, taken())))) {
            int before = taken.get();
            for (int i = 0; i < 20 && taken.get() == before; i++) host.poll(pair);
            assertEquals(before + 1, taken.get(), pair.toString());
            pair.close();
        }
    }

    private final AtomicInteger taken = new AtomicInteger();

    private Future<String> taken() {
        return inner -> {
            Poll<String> poll = SeededHost.modest(inner);
            if (poll instanceof Poll.Ready<String>) taken.incrementAndGet();
            return poll;
        };
    }

    /// Their parts are lent, so that they lose nothing; and whoever waits for them must not either.
    @Test
    void R12_a_close_at_any_pause_loses_no_more_than_the_parts_lose() throws Exception {
        List<UnaryOperator<Future<?>>> waits = List.of(
                part -> Futures.select(erased(part), Futures.never()),
                part -> Futures.selectBiased(Futures.never(), erased(part)),
                part -> Futures.race(List.of(erased(part), Futures.never())),
                part -> Futures.outcome(part));
        for (var wait : waits) {
            var probe = new Probe<String>();
            for (int pauses = 0; pauses < 3; pauses++) {
                try (var given = wait.apply(Futures.borrow(probe))) {
                    for (int i = 0; i < pauses; i++) assertEquals(Poll.pending(), given.poll(cx));
                }
            }
            probe.finish("kept");
            assertTrue(blockOn(wait.apply(Futures.borrow(probe))).toString().contains("kept"));
            assertEquals(0, probe.closes);
        }
    }

    @SuppressWarnings("unchecked") // nobody looks at the value
    private static Future<Object> erased(Future<?> future) {
        return (Future<Object>) future;
    }

    @Test
    void R12_every_method_of_futures_says_what_a_close_loses() {
        for (Method method : Futures.class.getMethods())
            if (method.getReturnType() == Future.class)
                assertTrue(method.isAnnotationPresent(CancelSafety.class), method.getName());
    }

    @Test
    void R18_a_child_is_polled_at_most_once_in_a_poll_of_the_set() throws Exception {
        try (var set = new JoinSet<Integer>()) {
            var polls = new int[1];
            set.add(restless(polls));
            for (int poll = 1; poll <= 3; poll++) {
                assertEquals(Poll.pending(), set.pollNext(cx));
                assertEquals(List.of(poll, poll), List.of(polls[0], waker.count()));
            }
        }
    }

    /// Would never let go of the thread.
    private static Future<Integer> restless(int[] polls) {
        return inner -> {
            polls[0]++;
            inner.waker().wake();
            return Poll.pending();
        };
    }

    @Test
    void R18_a_set_gives_the_thread_back_after_128_polls_without_a_value_and_goes_round() throws Exception {
        try (var set = new JoinSet<Integer>()) {
            var polls = new int[300][1];
            for (int[] each : polls) set.add(restless(each));
            int before = 0;
            for (int i = 0; i < 30; i++) {
                set.pollNext(cx);
                int sum = 0;
                for (int[] each : polls) sum += each[0];
                assertEquals(128, sum - before);
                before = sum;
            }
            for (int[] each : polls) assertEquals(30 * 128 / 300, each[0], 1);
        }
    }

    @Test
    void R18_a_set_that_gives_the_thread_back_has_rung_to_go_on() throws Exception {
        try (var set = new JoinSet<Integer>()) {
            for (int i = 0; i < 128; i++) set.add(Futures.never());
            set.pollNext(cx);
            assertEquals(0, waker.count());
            for (int i = 0; i < 128; i++) set.add(Futures.never());
            set.add(Futures.ready(1));
            int before = waker.count();
            assertEquals(Poll.pending(), set.pollNext(cx));
            assertEquals(before + 1, waker.count());
            assertEquals(Poll.ready(new Result.Ok<>(1)), set.pollNext(cx));
        }
    }

    @Test
    void R18_a_failing_child_is_removed_and_the_others_go_on() throws Exception {
        try (var set = new JoinSet<Integer>()) {
            set.add(Futures.failed(new IOException("no")));
            set.add(Futures.ready(2));
            assertInstanceOf(Result.Err.class, blockOn(set.next()));
            assertEquals(1, set.size());
            assertEquals(new Result.Ok<>(2), blockOn(set.next()));
        }
    }
}
