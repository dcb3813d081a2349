package async.time;

import static async.await.Async.async;
import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import async.support.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PausedClock clock = Clock.paused();

    private <T> T run(Future<T> future) throws Exception {
        try (var executor = new LocalExecutor(clock)) {
            return executor.run(future);
        }
    }

    @Test
    void a_sleep_counts_from_its_first_poll() throws Exception {
        // @start region=sleep
        var sleep = Time.sleep(Duration.ofSeconds(1)); // nothing runs yet
        clock.advance(Duration.ofMinutes(1));
        run(sleep);
        assertEquals(Duration.ofSeconds(61).toNanos(), clock.now());
        // @end
    }

    @Test
    void sleepUntil_is_fixed() throws Exception {
        // @start region=sleepUntil
        var fixed = Time.sleepUntil(Duration.ofSeconds(70).toNanos());
        clock.advance(Duration.ofMinutes(1));
        run(fixed);
        assertEquals(Duration.ofSeconds(70).toNanos(), clock.now());
        // @end
    }

    @Test
    void a_sleep_of_nothing_is_ready_at_its_first_poll() throws Exception {
        assertEquals(Poll.ready(null), Time.sleep(Duration.ZERO).poll(Context.of(Waker.NOOP)));
        assertEquals(Poll.ready(null), Time.sleep(SECOND.negated()).poll(Context.of(Waker.NOOP)));
    }

    @Test
    void a_sleep_for_ever_does_not_overflow() throws Exception {
        var forever = Time.sleep(Duration.ofSeconds(Long.MAX_VALUE));
        assertEquals(Poll.pending(), forever.poll(Context.of(Waker.NOOP)));
        forever.close();
    }

    @Test
    void a_sleep_that_moves_to_another_executor_takes_the_rest_of_its_time_along() throws Exception {
        var sleep = Time.sleep(SECOND);
        try (var first = new LocalExecutor(clock)) {
            first.spawn(Futures.borrow(sleep));
            first.tryTick();
            clock.advance(Duration.ofMillis(400));
        }
        var other = Clock.paused();
        try (var second = new LocalExecutor(other)) {
            second.run(sleep);
        }
        assertEquals(Duration.ofMillis(600).toNanos(), other.now());
    }

    /// Case 34, smol's poll_across_tasks.
    @Test
    void case_34_a_sleep_that_moves_to_another_task_wakes_that_one() throws Exception {
        try (var executor = new LocalExecutor(clock)) {
            var sleep = Time.sleep(SECOND);
            var polls = new int[2];
            Task<Void> before = executor.spawn(counting(polls, 0, Futures.borrow(sleep)));
            executor.tryTick();
            executor.run(counting(polls, 1, sleep));
            while (executor.tryTick()) {}
            assertEquals(List.of(1, 2), List.of(polls[0], polls[1]));
            assertFalse(before.isDone());
        }
    }

    private static <T> Future<T> counting(int[] polls, int who, Future<T> future) {
        return cx -> {
            polls[who]++;
            return future.poll(cx);
        };
    }

    /// Case 53, tokio's issue_5183.
    @Test
    void case_53_a_sleep_of_for_ever_beside_one_of_a_nanosecond_does_no_harm() throws Exception {
        run(Futures.select(Time.sleep(Duration.ofSeconds(Long.MAX_VALUE)), Time.sleep(Duration.ofNanos(1))));
        assertEquals(1_000_000, clock.now());
    }

    /// Tokio's exactly_max.
    @Test
    void a_sleep_of_for_ever_ends_when_nothing_else_is_left_to_do() throws Exception {
        run(Time.sleep(Duration.ofSeconds(Long.MAX_VALUE)));
        assertTrue(clock.now() > Duration.ofDays(365 * 100).toNanos());
    }

    /// Case 53, tokio's drop_from_wake.
    @Test
    void case_53_a_bell_may_close_the_sleeps_that_are_due_with_it() throws Exception {
        try (var executor = new LocalExecutor(clock)) {
            var sleeps = new ArrayList<Future<Void>>();
            Waker closesAll = () -> sleeps.forEach(Future::close);
            for (int i = 0; i < 100; i++) {
                sleeps.add(Time.sleep(Duration.ofMillis(10 + i % 2)));
                sleeps.get(i).poll(Context.of(closesAll, executor));
            }
            executor.run(Time.sleep(Duration.ofMillis(10)));
            assertEquals(Long.MAX_VALUE, ((Wheel) executor.timers()).untilNext());
        }
    }

    /// Case 53, tokio's paused_time_is_deterministic.
    @Test
    void case_53_paused_time_is_deterministic() throws Exception {
        List<String> once = ends(7);
        assertEquals(1_000, once.size());
        assertEquals(once, ends(7));
    }

    /// A thousand sleeps of ten tasks: who ended when.
    private static List<String> ends(long seed) throws Exception {
        var random = new Random(seed);
        var ends = new ArrayList<String>();
        try (var executor = new LocalExecutor(Clock.paused())) {
            var tasks = new ArrayList<Future<Void>>();
            for (int name = 0; name < 10; name++) {
                int who = name;
                tasks.add(executor.spawn(async(() -> {
                    for (int i = 0; i < 100; i++) {
                        await(Time.sleep(Duration.ofNanos(random.nextInt(20_000_000))));
                        ends.add(who + " at " + executor.timers().now());
                    }
                    return null;
                })));
            }
            executor.run(Futures.joinAll(tasks));
        }
        return ends;
    }

    @Test
    void says_what_it_is_in_a_dump() throws Exception {
        var sleep = Time.sleep(Duration.ofMillis(2_500));
        assertEquals("sleep of 2.5s", sleep.toString());
        try (var executor = new LocalExecutor(clock)) {
            sleep.poll(Context.of(Waker.NOOP, executor));
            clock.advance(Duration.ofMillis(500));
            assertEquals("sleep, 2s left", sleep.toString());
            clock.advance(Duration.ofMinutes(1));
            assertEquals("sleep, 0s left", sleep.toString());
        }
        assertEquals("sleep until 9", Time.sleepUntil(9).toString());
        assertEquals(
                "timeout of 1m30s", Time.timeout(Duration.ofSeconds(90), sleep).toString());
    }

    @Test
    void a_timeout_closes_what_is_late() {
        // @start region=timeout
        var late = new Probe<String>();
        var failure = assertThrows(TimeoutException.class, () -> run(Time.timeout(Duration.ofMillis(50), late)));
        assertEquals("no value within 0.05s", failure.getMessage());
        assertEquals(1, late.closes);
        // @end
    }

    @Test
    void a_value_in_time_wins_and_a_tie_goes_to_the_value() throws Exception {
        assertEquals("now", run(Time.timeout(Duration.ZERO, Futures.ready("now"))));
    }

    @Test
    void a_value_in_time_takes_its_alarm_along() throws Exception {
        try (var executor = new LocalExecutor(clock)) {
            executor.run(Time.timeout(SECOND, Futures.yieldNow()));
            assertEquals(Long.MAX_VALUE, ((Wheel) executor.timers()).untilNext());
        }
    }

    @Test
    void a_closed_timeout_closes_both() throws Exception {
        var inner = new Probe<String>();
        try (var executor = new LocalExecutor(clock)) {
            var task = executor.spawn(Time.timeout(SECOND, inner));
            executor.tryTick();
            task.cancel();
            executor.tryTick();
            assertEquals(1, inner.closes);
            assertEquals(Long.MAX_VALUE, ((Wheel) executor.timers()).untilNext());
        }
    }

    @Test
    void a_timeout_keeps_the_failure_of_a_close_as_suppressed() {
        var broken = new Probe<String>().failingToClose(new IllegalStateException("stuck"));
        var failure = assertThrows(TimeoutException.class, () -> run(Time.timeout(SECOND, broken)));
        assertEquals("stuck", failure.getSuppressed()[0].getMessage());
    }

    @Test
    void a_sleep_polled_with_another_waker_rings_that_one() throws Exception {
        var first = new CountingWaker();
        var second = new CountingWaker();
        try (var executor = new LocalExecutor(clock)) {
            var sleep = Time.sleep(SECOND);
            sleep.poll(Context.of(first, executor));
            sleep.poll(Context.of(second, executor));
            clock.advance(SECOND);
            executor.tryTick();
        }
        assertEquals(0, first.count());
        assertEquals(1, second.count());
    }

    @Test
    @Timeout(20)
    void sleeps_of_all_eternity_end_one_after_the_other() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            executor.run(async(() -> {
                for (int i = 0; i < 3; i++) await(Time.sleep(Duration.ofSeconds(Long.MAX_VALUE)));
            }));
        }
    }

    @Test
    void the_earliest_moment_of_all_has_passed() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            assertEquals(Poll.ready(null), Time.sleepUntil(Long.MIN_VALUE).poll(Context.of(Waker.NOOP, executor)));
        }
    }
}
