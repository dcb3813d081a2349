package async.stream;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static async.stream.Streams.buffered;
import static async.stream.Streams.collect;
import static async.stream.Streams.from;
import static async.time.Time.sleep;
import static async.time.Time.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import async.support.Later;
import async.support.Probe;
import async.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BufferedTest {

    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker);
    private final List<Probe<String>> work =
            Stream.generate(Probe<String>::new).limit(5).toList();

    private List<Integer> polls() {
        return work.stream().map(piece -> piece.polls).toList();
    }

    private List<Integer> closes() {
        return work.stream().map(piece -> piece.closes).toList();
    }

    private static Future<String> fetch(int page) {
        return async(() -> {
            await(sleep(Duration.ofMillis(100)));
            return "page " + page;
        });
    }

    @Test
    void ten_thousand_pages_a_hundred_at_a_time() throws Exception {
        var clock = Clock.paused();
        try (var executor = new LocalExecutor(clock)) {
            // @start region=buffered
            var numbers = from(() -> IntStream.range(0, 10_000).iterator());
            List<String> pages = executor.run(collect(buffered(numbers, 100, page -> fetch(page))));
            assertEquals("page 9999", pages.getLast());
            // @end
            assertEquals(10_000, pages.size());
            assertEquals(Duration.ofSeconds(10).toNanos(), clock.now());
        }
    }

    @Test
    void case_16_the_order_is_kept_and_later_results_wait_for_the_head() throws Exception {
        var results = buffered(from(List.of(0, 1, 2)), 3, work::get);
        assertEquals(Poll.pending(), results.pollNext(cx));
        work.get(2).finish("c");
        assertEquals(Poll.pending(), results.pollNext(cx));
        work.get(1).finish("b");
        assertEquals(Poll.pending(), results.pollNext(cx));
        work.get(0).finish("a");
        assertEquals(Poll.ready("a"), results.pollNext(cx));
        assertEquals(Poll.ready("b"), results.pollNext(cx));
        assertEquals(Poll.ready("c"), results.pollNext(cx));
        assertEquals(Poll.ready(null), results.pollNext(cx));
    }

    @Test
    void rule_18_polls_only_the_work_that_was_woken() throws Exception {
        var results = buffered(from(List.of(0, 1, 2, 3, 4)), 5, work::get);
        results.pollNext(cx);
        work.get(3).wake();
        work.get(3).wake();
        assertEquals(1, waker.count());
        results.pollNext(cx);
        assertEquals(List.of(1, 1, 1, 2, 1), polls());
        results.pollNext(cx);
        assertEquals(List.of(1, 1, 1, 2, 1), polls());
    }

    @Test
    void rule_19_never_holds_more_than_n_whatever_order_they_end_in() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            int n = 1 + random.nextInt(8);
            var count = new Count();
            var results = buffered(
                    from(() -> IntStream.range(0, 100).iterator()),
                    n,
                    number -> count.held(Later.value(number, random.nextInt(20))));
            for (int next = 0; next < 100; next++) {
                assertEquals(next, blockOn(results.next()), "seed " + seed);
                count.now--;
            }
            assertEquals(n, count.most, "seed " + seed);
        }
    }

    /// Work is held from its start until its result is given.
    private static final class Count {

        int now;
        int most;

        <T> T held(T piece) {
            most = Math.max(most, ++now);
            return piece;
        }
    }

    @Test
    void rule_19_no_room_is_refused_in_a_sentence() {
        for (int n : List.of(0, -1)) {
            var refused = assertThrows(IllegalArgumentException.class, () -> buffered(from(List.of(0)), n, work::get));
            assertEquals("with " + n + " in flight nothing would ever end; give 1 or more", refused.getMessage());
        }
    }

    @Test
    void asks_the_source_and_the_work_only_for_what_there_is_room_for() throws Exception {
        var given = Given.of(0, 1, 2, 3);
        var asked = new ArrayList<Integer>();
        Function<Integer, Future<String>> noting = number -> {
            asked.add(number);
            return work.get(number);
        };
        var results = buffered(given, 2, noting);
        assertEquals(List.of(), asked);
        results.pollNext(cx);
        assertEquals(List.of(0, 1), asked);
        work.get(1).finish("b");
        results.pollNext(cx);
        assertEquals(2, given.polls);
        work.get(0).finish("a");
        results.pollNext(cx);
        results.pollNext(cx);
        assertEquals(List.of(0, 1, 2), asked);
    }

    @Test
    void waits_for_a_source_that_has_nothing_yet() throws Exception {
        var given = new Given<Integer>();
        var results = buffered(given, 2, number -> Futures.ready("value " + number));
        assertEquals(Poll.pending(), results.pollNext(cx));
        given.put(1);
        assertEquals(1, waker.count());
        assertEquals(Poll.ready("value 1"), results.pollNext(cx));
        assertEquals(Poll.pending(), results.pollNext(cx));
        given.end();
        assertEquals(Poll.ready(null), results.pollNext(cx));
    }

    @Test
    void starts_new_work_even_while_the_head_is_there() throws Exception {
        var results = buffered(from(List.of(0, 1, 2)), 2, work::get);
        results.pollNext(cx);
        work.get(0).finish("a");
        work.get(1).finish("b");
        assertEquals(Poll.ready("a"), results.pollNext(cx));
        assertEquals(Poll.ready("b"), results.pollNext(cx));
        assertEquals(1, work.get(2).polls);
    }

    @Test
    void the_first_failure_is_the_streams_at_once_and_closes_the_others_and_the_source() throws Exception {
        var failure = new IOException("no");
        var given = Given.of(0, 1, 2);
        var results = buffered(given, 3, work::get);
        results.pollNext(cx);
        work.get(1).finish("b");
        work.get(2).fail(failure);
        assertSame(failure, assertThrows(IOException.class, () -> results.pollNext(cx)));
        assertEquals(List.of(1, 0, 0, 0, 0), closes());
        assertEquals(1, given.closes);
        assertEquals(Poll.ready(null), results.pollNext(cx));
        results.close();
        assertEquals(1, given.closes);
    }

    @Test
    void a_failure_of_the_source_closes_the_work() throws Exception {
        var failure = new IOException("no");
        var given = Given.of(0, 1);
        var results = buffered(given, 3, work::get);
        results.pollNext(cx);
        given.fail(failure);
        assertSame(failure, assertThrows(IOException.class, () -> results.pollNext(cx)));
        assertEquals(List.of(1, 1, 0, 0, 0), closes());
    }

    @Test
    void work_that_is_no_work_or_gives_nothing_is_refused_in_a_sentence() {
        var none = buffered(from(List.of(0)), 1, number -> (Future<String>) null);
        assertEquals(
                "work gave null instead of a future",
                assertThrows(NullPointerException.class, () -> none.pollNext(cx))
                        .getMessage());
        var nothing = buffered(from(List.of(0)), 1, number -> Futures.ready(null));
        assertEquals(
                "a null result would end the stream; let the work give a value",
                assertThrows(NullPointerException.class, () -> nothing.pollNext(cx))
                        .getMessage());
        var given = Given.of(0, 1);
        var thrown = buffered(given, 2, number -> {
            if (number == 1) throw new IllegalArgumentException("odd");
            return work.get(number);
        });
        assertThrows(IllegalArgumentException.class, () -> thrown.pollNext(cx));
        assertEquals(List.of(1, 1), List.of(work.get(0).closes, given.closes));
    }

    @Test
    void closing_it_closes_the_work_in_flight_then_the_source_each_once() throws Exception {
        var order = new ArrayList<String>();
        class Noting implements Future<String> {
            @Override
            public Poll<String> poll(Context cx) {
                return Poll.pending();
            }

            @Override
            public void close() {
                order.add("work");
            }
        }
        var given = new Given<Integer>() {
            @Override
            public void close() {
                order.add("source");
            }
        };
        given.put(0).put(1);
        var results = buffered(given, 2, number -> new Noting());
        results.pollNext(cx);
        results.close();
        results.close();
        assertEquals(List.of("work", "work", "source"), order);
        assertThrows(IllegalStateException.class, () -> results.pollNext(cx));
    }

    @Test
    void what_the_closes_throw_does_not_spare_the_others() throws Exception {
        var given = Given.of(0, 1).failingToClose(new IllegalArgumentException("source"));
        work.get(0).failingToClose(new IllegalArgumentException("work"));
        var results = buffered(given, 2, work::get);
        results.pollNext(cx);
        var thrown = assertThrows(IllegalArgumentException.class, results::close);
        assertEquals("work", thrown.getMessage());
        assertEquals("source", thrown.getSuppressed()[0].getMessage());
        assertEquals(List.of(1, 1, 0, 0, 0), closes());
    }

    @Test
    void a_next_that_is_closed_at_any_pause_loses_nothing() throws Exception {
        for (int pause = 0; pause <= 4; pause++) {
            var results = buffered(from(List.of(1, 2, 3)), 2, number -> Later.value(number, 4));
            var next = results.next();
            for (int poll = 0; poll < pause; poll++) assertEquals(Poll.pending(), next.poll(cx));
            next.close();
            assertEquals(List.of(1, 2, 3), blockOn(collect(results)), "closed after " + pause + " polls");
        }
    }

    @Test
    void says_in_a_dump_how_much_is_in_flight() throws Exception {
        var results = buffered(Given.of(0, 1), 3, work::get);
        results.pollNext(cx);
        assertEquals(
                "next of buffered, 2 of 3 in flight, from given", results.next().toString());
    }

    @Test
    void an_endless_source_with_work_that_never_waits_lets_others_run() throws Exception {
        try (var executor = new LocalExecutor()) {
            executor.spawn(collect(buffered(
                    from(() -> IntStream.iterate(0, i -> i + 1).iterator()), 7, Futures::ready)));
            var ran = executor.run(async(() -> {
                for (int turn = 0; turn < 10; turn++) await(Futures.yieldNow());
                return true;
            }));
            assertTrue(ran);
        }
    }

    /// Two pauses of some tenths of a second, under a timeout of one second.
    private static Future<Integer> inTime(int number) {
        Future<Integer> twoPauses = async(() -> {
            await(sleep(Duration.ofMillis(100 * number)));
            await(sleep(Duration.ofMillis(100 * number)));
            return number;
        });
        return timeout(Duration.ofSeconds(1), twoPauses);
    }

    private static List<Integer> slowly(LocalExecutor executor, Function<Integer, Future<Integer>> work)
            throws Exception {
        return executor.run(async(() -> {
            var all = new ArrayList<Integer>();
            try (var results = buffered(from(List.of(1, 2, 3)), 3, work)) {
                while (await(results.next()) instanceof Integer result) {
                    all.add(result);
                    await(sleep(Duration.ofSeconds(5)));
                }
            }
            return all;
        }));
    }

    /// The hazard of futures-rs, issue 2387: each piece would need 0.6 seconds at most.
    @Test
    void work_stands_still_while_the_body_of_the_loop_waits() {
        try (var executor = new LocalExecutor(Clock.paused())) {
            assertThrows(TimeoutException.class, () -> slowly(executor, BufferedTest::inTime));
        }
    }

    @Test
    void work_that_is_spawned_goes_on_while_the_body_of_the_loop_waits() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            assertEquals(List.of(1, 2, 3), slowly(executor, number -> executor.spawn(inTime(number))));
        }
    }

    @Test
    void closing_it_cancels_work_that_is_spawned() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            var results = buffered(from(List.of(0, 1)), 2, number -> executor.spawn(work.get(number)));
            executor.run(async(() -> {
                await(Futures.select(results.next(), sleep(Duration.ofSeconds(1))));
                results.close();
                await(sleep(Duration.ofSeconds(1)));
            }));
            assertEquals(List.of(1, 1, 0, 0, 0), closes());
        }
    }
}
