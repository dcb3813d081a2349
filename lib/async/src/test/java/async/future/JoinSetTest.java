package async.future;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.executor.LocalExecutor;
import async.support.CountingWaker;
import async.support.Later;
import async.support.Probe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JoinSetTest {

    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker);
    private final JoinSet<Integer> set = new JoinSet<>();
    private final List<Probe<Integer>> probes =
            Stream.generate(Probe<Integer>::new).limit(4).toList();

    private void addAll() {
        probes.forEach(set::add);
    }

    private List<Integer> polls() {
        return probes.stream().map(probe -> probe.polls).toList();
    }

    private List<Integer> closes() {
        return probes.stream().map(probe -> probe.closes).toList();
    }

    private static <T> Poll<Result<T>> ok(T value) {
        return Poll.ready(new Result.Ok<>(value));
    }

    @Test
    void gives_values_and_failures_as_they_come() throws Exception {
        // @start region=joinSet
        try (var downloads = new JoinSet<String>()) {
            downloads.add(Later.value("slow", 2));
            downloads.add(Futures.failed(new IOException("no such page")));
            downloads.add(Later.value("fast", 1));
            var log = new ArrayList<String>();
            blockOn(async(() -> {
                while (await(downloads.next()) instanceof Result<String> result)
                    switch (result) {
                        case Result.Ok<String>(String page) -> log.add(page);
                        case Result.Err<String>(Exception error) -> log.add(error.getMessage());
                    }
                return null;
            }));
            assertEquals(List.of("no such page", "fast", "slow"), log);
        }
        // @end
    }

    @Test
    void case_10_an_empty_set_gives_null_and_revives() throws Exception {
        // @start region=add
        assertTrue(set.isEmpty());
        assertEquals(Poll.ready(null), set.pollNext(cx)); // empty now
        set.add(Futures.ready(1));
        assertEquals(1, set.size());
        assertEquals(new Result.Ok<>(1), blockOn(set.next()));
        assertEquals(0, set.size());
        // @end
        assertEquals(Poll.ready(null), set.pollNext(cx));
        set.add(Futures.ready(2));
        assertEquals(ok(2), set.pollNext(cx));
    }

    @Test
    void an_add_wakes_the_next_that_waits() throws Exception {
        set.add(Futures.never());
        assertEquals(Poll.pending(), set.pollNext(cx));
        int before = waker.count();
        set.add(Futures.ready(2));
        assertEquals(before + 1, waker.count());
        assertEquals(ok(2), set.pollNext(cx));
    }

    @Test
    void nobody_is_woken_while_nobody_waits() throws Exception {
        addAll();
        probes.get(0).answer(0);
        assertEquals(ok(0), set.pollNext(cx));
        set.add(Futures.ready(4));
        assertEquals(0, waker.count());
        assertEquals(ok(4), set.pollNext(cx));
    }

    @Test
    void two_parts_of_one_task_may_share_it() throws Exception {
        try (var executor = new LocalExecutor()) {
            Future<Result<Integer>> consumer = async(() -> await(set.next()));
            Future<Void> producer = async(() -> {
                await(Futures.yieldNow());
                await(Futures.yieldNow());
                set.add(Futures.ready(7));
                return null;
            });
            set.add(Futures.never());
            assertEquals(
                    new Result.Ok<>(7),
                    executor.run(Futures.join(consumer, producer)).first());
        }
    }

    @Test
    void a_future_in_the_set_may_add_another() throws Exception {
        Future<Integer> parent = inner -> {
            set.add(Futures.ready(2));
            return Poll.ready(1);
        };
        set.add(parent);
        assertEquals(List.of(1, 2), List.of(value(blockOn(set.next())), value(blockOn(set.next()))));
    }

    private static <T> T value(Result<T> result) {
        return ((Result.Ok<T>) result).value();
    }

    @Test
    void polls_only_those_that_were_woken() throws Exception {
        addAll();
        set.pollNext(cx);
        set.pollNext(cx);
        assertEquals(List.of(1, 1, 1, 1), polls());
        probes.get(2).wake();
        probes.get(2).wake();
        assertEquals(1, waker.count());
        set.pollNext(cx);
        assertEquals(List.of(1, 1, 2, 1), polls());
    }

    @Test
    void who_was_due_when_a_value_came_is_polled_by_the_next_one() throws Exception {
        probes.forEach(probe -> probe.answer(1));
        addAll();
        for (int polled = 1; polled <= 4; polled++) {
            assertEquals(ok(1), set.pollNext(cx));
            assertEquals(polled, polls().stream().mapToInt(n -> n).sum());
        }
        assertEquals(Poll.ready(null), set.pollNext(cx));
        assertEquals(List.of(1, 1, 1, 1), polls());
    }

    @Test
    void case_11_the_size_is_exact_while_they_end_out_of_order() throws Exception {
        addAll();
        set.pollNext(cx);
        int left = 4;
        for (int i : List.of(2, 0, 3, 1)) {
            assertEquals(left--, set.size());
            probes.get(i).finish(i);
            assertEquals(ok(i), set.pollNext(cx));
            assertEquals(left, set.size());
        }
        assertTrue(set.isEmpty());
    }

    @Test
    void case_13_what_has_ended_is_given_once_though_it_rings_again() throws Exception {
        addAll();
        set.pollNext(cx);
        probes.get(0).finish(0);
        assertEquals(ok(0), set.pollNext(cx));
        probes.get(0).wake();
        for (int i = 0; i < 3; i++) assertEquals(Poll.pending(), set.pollNext(cx));
        assertEquals(List.of(2, 1, 1, 1), polls());
        assertEquals(3, set.size());
    }

    @Test
    void case_14_a_set_whose_only_future_has_failed_is_empty_and_usable() throws Exception {
        var failure = new IOException("no");
        set.add(probes.get(0));
        set.pollNext(cx);
        probes.get(0).fail(failure);
        assertEquals(Poll.ready(new Result.Err<>(failure)), set.pollNext(cx));
        assertEquals(0, set.size());
        assertEquals(Poll.ready(null), set.pollNext(cx));
        set.add(Futures.ready(1));
        assertEquals(ok(1), set.pollNext(cx));
        assertEquals(0, probes.get(0).closes);
    }

    @Test
    void an_error_closes_all_and_is_thrown() throws Exception {
        var broken = new StackOverflowError();
        Future<Integer> deep = inner -> {
            throw broken;
        };
        set.add(probes.get(0));
        set.add(deep);
        set.add(probes.get(1));
        assertSame(broken, assertThrows(StackOverflowError.class, () -> set.pollNext(cx)));
        assertEquals(List.of(1, 1, 0, 0), closes());
        assertEquals(Poll.ready(null), set.pollNext(cx));
        assertEquals(List.of(1, 0, 0, 0), polls());
    }

    @Test
    void closing_closes_each_once_whatever_they_throw() throws Exception {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second");
        probes.get(1).failingToClose(first);
        probes.get(2).failingToClose(second);
        addAll();
        probes.get(0).answer(0);
        set.pollNext(cx);
        var thrown = assertThrows(IllegalStateException.class, set::close);
        assertEquals(new TreeSet<>(List.of("first", "second")), new TreeSet<>(messages(thrown)));
        set.close();
        assertEquals(List.of(0, 1, 1, 1), closes());
        assertEquals(0, set.size());
    }

    private static List<String> messages(Throwable thrown) {
        return Stream.concat(Stream.of(thrown), Arrays.stream(thrown.getSuppressed()))
                .map(Throwable::getMessage)
                .toList();
    }

    @Test
    void a_late_ring_of_a_closed_set_reaches_nobody() throws Exception {
        addAll();
        set.pollNext(cx);
        set.close();
        probes.get(0).wake();
        assertEquals(0, waker.count());
    }

    @Test
    void a_closed_set_says_so() {
        set.close();
        assertThrows(IllegalStateException.class, () -> set.pollNext(cx));
        assertThrows(IllegalStateException.class, () -> set.add(probes.get(0)));
        assertEquals(0, probes.get(0).closes);
    }

    @Test
    void a_set_is_neither_closed_nor_polled_inside_its_own_poll() throws Exception {
        set.add(inner -> {
            set.close();
            return Poll.ready(1);
        });
        set.add(inner -> {
            set.pollNext(inner);
            return Poll.ready(1);
        });
        for (int i = 0; i < 2; i++) {
            var refused = (Result.Err<Integer>) blockOn(set.next());
            assertEquals(IllegalStateException.class, refused.error().getClass());
        }
    }

    @Test
    void a_next_that_is_closed_loses_nothing() throws Exception {
        addAll();
        for (int pauses = 0; pauses < 3; pauses++) {
            try (var next = set.next()) {
                for (int i = 0; i < pauses; i++) assertEquals(Poll.pending(), next.poll(cx));
            }
        }
        probes.get(3).finish(3);
        set.next().close();
        assertEquals(ok(3), set.next().poll(cx));
        assertEquals(List.of(0, 0, 0, 0), closes());
    }

    @Test
    void many_that_restlessly_wake_themselves_let_the_other_task_run() throws Exception {
        try (var executor = new LocalExecutor()) {
            var polled = new AtomicInteger();
            Future<Integer> restless = inner -> {
                polled.incrementAndGet();
                inner.waker().wake();
                return Poll.pending();
            };
            for (int i = 0; i < 1_000; i++) set.add(restless);
            var other = new int[1];
            executor.spawn(inner -> {
                        inner.waker().wake();
                        other[0]++;
                        return Poll.<Void>pending();
                    })
                    .detach();
            var waiting = executor.spawn(set.next());
            while (polled.get() < 10_000) executor.tryTick();
            assertTrue(other[0] >= 10_000 / 128, "polls of the other task: " + other[0]);
            waiting.cancel();
        }
    }

    @Test
    void values_that_are_all_there_are_given_128_a_poll() throws Exception {
        try (var executor = new LocalExecutor()) {
            for (int i = 0; i < 300; i++) set.add(Futures.ready(i));
            var given = new AtomicInteger();
            var task = executor.spawn(async(() -> {
                while (await(set.next()) != null) given.incrementAndGet();
                return null;
            }));
            for (int expected : List.of(128, 256, 300)) {
                executor.tryTick();
                assertEquals(expected, given.get());
            }
            assertTrue(task.isDone());
        }
    }

    @Test
    void wakes_from_other_threads_are_never_lost() throws Exception {
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < 20; i++) set.add(finishedElsewhere(i));
            var seen = new TreeSet<Integer>();
            blockOn(async(() -> {
                while (await(set.next()) instanceof Result.Ok<Integer>(Integer value)) seen.add(value);
                return null;
            }));
            assertEquals(20, seen.size());
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
                    done.set(true);
                    waker.wake();
                });
            }
            return Poll.pending();
        };
    }
}
