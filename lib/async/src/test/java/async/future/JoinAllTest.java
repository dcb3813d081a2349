package async.future;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.executor.LocalExecutor;
import async.support.CountingWaker;
import async.support.Probe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JoinAllTest {

    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker);
    private final List<Probe<Integer>> probes =
            Stream.generate(Probe<Integer>::new).limit(4).toList();

    private List<Integer> polls() {
        return probes.stream().map(probe -> probe.polls).toList();
    }

    @Test
    void gives_all_values_in_the_order_of_the_list() throws Exception {
        // @start region=joinAll
        assertEquals(List.of(1, 2), blockOn(Futures.joinAll(List.of(Futures.ready(1), Futures.ready(2)))));
        // @end
        assertEquals(List.of(), blockOn(Futures.joinAll(List.<Future<Integer>>of())));
        assertEquals(Arrays.asList((Object) null), blockOn(Futures.joinAll(List.of(Futures.ready(null)))));
    }

    @Test
    void polls_only_those_that_were_woken() throws Exception {
        var all = Futures.joinAll(probes);
        all.poll(cx);
        probes.get(2).wake();
        probes.get(2).wake();
        assertEquals(1, waker.count());
        all.poll(cx);
        assertEquals(List.of(1, 1, 2, 1), polls());
    }

    @Test
    void a_spurious_poll_polls_nobody() throws Exception {
        var all = Futures.joinAll(probes);
        all.poll(cx);
        all.poll(cx);
        assertEquals(List.of(1, 1, 1, 1), polls());
    }

    @Test
    void a_child_that_wakes_itself_waits_for_the_next_poll() throws Exception {
        var polls = new int[1];
        Future<Integer> restless = child -> {
            child.waker().wake();
            return ++polls[0] == 3 ? Poll.ready(3) : Poll.pending();
        };
        var all = Futures.joinAll(List.of(restless));
        assertEquals(Poll.pending(), all.poll(cx));
        assertEquals(Poll.pending(), all.poll(cx));
        assertEquals(Poll.ready(List.of(3)), all.poll(cx));
        assertEquals(3, waker.count());
    }

    @Test
    void a_finished_child_is_neither_polled_nor_closed_again() throws Exception {
        var all = Futures.joinAll(probes);
        all.poll(cx);
        probes.get(0).finish(0);
        all.poll(cx);
        probes.get(0).wake();
        all.poll(cx);
        all.close();
        assertEquals(2, probes.get(0).polls);
        assertEquals(List.of(0, 1, 1, 1), probes.stream().map(p -> p.closes).toList());
    }

    @Test
    void a_late_ring_of_a_join_that_has_ended_reaches_nobody() throws Exception {
        var all = Futures.joinAll(probes);
        probes.forEach(probe -> probe.answer(1));
        assertEquals(Poll.ready(List.of(1, 1, 1, 1)), all.poll(cx));
        probes.get(0).wake();
        assertEquals(0, waker.count());
    }

    @Test
    void a_failure_closes_the_others() throws Exception {
        var failure = new IOException("no");
        var all = Futures.joinAll(probes);
        all.poll(cx);
        probes.get(1).fail(failure);
        assertSame(failure, assertThrows(IOException.class, () -> all.poll(cx)));
        assertEquals(
                List.of(1, 1, 1),
                Stream.of(0, 2, 3).map(i -> probes.get(i).closes).toList());
    }

    @Test
    void wakes_from_other_threads_are_never_lost() throws Exception {
        for (int round = 0; round < 200; round++) {
            var children = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 20; i++) children.add(finishedElsewhere(i));
            try (var executor = new LocalExecutor()) {
                assertEquals(20, executor.run(Futures.joinAll(children)).size());
            }
        }
    }

    private static Future<Integer> finishedElsewhere(int value) {
        var done = new java.util.concurrent.atomic.AtomicBoolean();
        var started = new boolean[1];
        return cx -> {
            if (done.get()) return Poll.ready(value);
            if (!started[0]) {
                started[0] = true;
                var waker = cx.waker();
                Thread.ofVirtual().start(() -> {
                    if (ThreadLocalRandom.current().nextBoolean()) Thread.yield();
                    done.set(true);
                    waker.wake();
                });
            }
            return Poll.pending();
        };
    }
}
