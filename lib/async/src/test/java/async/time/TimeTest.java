package async.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import async.support.Probe;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PausedClock clock = Clock.paused();

    private <T> T run(async.core.Future<T> future) throws Exception {
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
}
