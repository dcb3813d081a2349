package async.scope;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static async.future.Futures.failed;
import static async.future.Futures.ready;
import static async.scope.Scopes.hedge;
import static async.scope.Scopes.retry;
import static async.time.Time.sleep;
import static async.time.Time.timeout;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.Timers;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.support.BareHost;
import async.support.Probe;
import async.time.Clock;
import async.time.PausedClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final PausedClock clock = Clock.paused();
    private final LocalExecutor ex = new LocalExecutor(clock);
    private int attempts;

    private Future<String> worksAt(int attempt) {
        attempts++;
        return attempts < attempt ? failed(new IOException("attempt " + attempts)) : ready("attempt " + attempts);
    }

    // Retry

    @Test
    void a_retry_gives_the_first_value() throws Exception {
        // @start region=retry
        String value = ex.run(retry(5, ofSeconds(1), () -> worksAt(3)));
        // @end
        assertEquals("attempt 3", value);
        assertEquals(3, attempts);
        assertTrue(clock.now() <= ofSeconds(3).toNanos());
    }

    @Test
    void the_last_failure_is_thrown_with_the_earlier_ones_suppressed() {
        var last = assertThrows(IOException.class, () -> ex.run(retry(3, ofSeconds(1), () -> worksAt(9))));
        assertEquals("attempt 3", last.getMessage());
        assertEquals(
                List.of("attempt 1", "attempt 2"),
                Arrays.stream(last.getSuppressed()).map(Throwable::getMessage).toList());
    }

    @Test
    void one_failure_thrown_each_time_suppresses_nothing() {
        var failure = new IOException("the same");
        var last = assertThrows(IOException.class, () -> ex.run(retry(3, ZERO, () -> failed(failure))));
        assertSame(failure, last);
        assertEquals(0, last.getSuppressed().length);
    }

    @Test
    void the_delays_are_a_random_part_of_a_span_that_doubles() throws Exception {
        var asleep = new ArrayList<Long>();
        var host = new Dice(List.of(1000, 500, 0).iterator(), asleep);
        Future<String> retry = retry(4, ofSeconds(1), () -> worksAt(4));
        var cx = Context.of(Waker.NOOP, host);
        for (int i = 0; i < 2; i++) {
            retry.poll(cx);
            host.now = asleep.getLast();
        }
        assertEquals(async.core.Poll.ready("attempt 4"), retry.poll(cx), "the third delay is zero");
        assertEquals(List.of(ofSeconds(1).toNanos(), ofSeconds(2).toNanos()), asleep, "1 of 1 s, then 1/2 of 2 s");
    }

    @Test
    void no_delay_is_longer_than_a_minute() {
        assertThrows(IOException.class, () -> ex.run(retry(100, ofSeconds(1), () -> worksAt(999))));
        assertEquals(100, attempts);
        assertTrue(clock.now() <= ofMinutes(99).toNanos(), "slept " + Duration.ofNanos(clock.now()));
    }

    @Test
    void errors_and_its_own_cancel_are_not_tried_again() {
        assertThrows(
                AssertionError.class,
                () -> ex.run(retry(
                        3,
                        ZERO,
                        () -> async(() -> {
                            attempts++;
                            throw new AssertionError("broken");
                        }))));
        assertEquals(1, attempts);
        var probe = new Probe<String>();
        assertThrows(
                TimeoutException.class,
                () -> ex.run(timeout(ofSeconds(1), retry(3, ZERO, () -> {
                    attempts++;
                    return probe;
                }))));
        assertEquals(List.of(2, 1), List.of(attempts, probe.closes));
        assertThrows(
                Cancelled.class,
                () -> ex.run(retry(3, ZERO, () -> cx -> {
                    attempts++;
                    throw new Cancelled();
                })));
        assertEquals(3, attempts);
    }

    @Test
    void closed_at_its_pause_it_begins_again_when_asked_again() throws Exception {
        Future<String> first = retry(2, ofSeconds(1), () -> worksAt(3));
        assertThrows(TimeoutException.class, () -> ex.run(timeout(ZERO, first)));
        assertEquals(1, attempts);
        assertEquals("attempt 3", ex.run(retry(2, ofSeconds(1), () -> worksAt(3))));
    }

    @Test
    void fewer_than_one_attempt_is_refused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> retry(0, ZERO, () -> ready(1)));
        assertEquals("a retry needs at least one attempt, not 0", refused.getMessage());
    }

    @Test
    void neither_begins_before_the_first_poll_and_neither_needs_an_executor() throws Exception {
        Future<String> retry = retry(2, ZERO, () -> worksAt(2));
        Future<String> hedge = hedge(ofSeconds(60), () -> worksAt(1));
        assertEquals(0, attempts);
        assertEquals("attempt 2", blockOn(retry));
        assertEquals("attempt 3", blockOn(hedge));
    }

    // Hedge

    private Future<String> takes(int seconds, int secondTime) {
        int me = ++attempts;
        return async(() -> {
            await(sleep(ofSeconds(me == 1 ? seconds : secondTime)));
            return "attempt " + me;
        });
    }

    @Test
    void a_quick_first_attempt_has_no_second() throws Exception {
        assertEquals("attempt 1", ex.run(hedge(ofSeconds(5), () -> takes(4, 1))));
        assertEquals(1, attempts);
        assertEquals(ofSeconds(4).toNanos(), clock.now());
    }

    @Test
    void a_second_attempt_overtakes_a_slow_first() throws Exception {
        // @start region=hedge
        String value = ex.run(hedge(ofSeconds(5), () -> takes(60, 1)));
        // @end
        assertEquals("attempt 2", value);
        assertEquals(ofSeconds(6).toNanos(), clock.now());
    }

    @Test
    void the_first_may_still_win() throws Exception {
        assertEquals("attempt 1", ex.run(hedge(ofSeconds(5), () -> takes(6, 60))));
        assertEquals(2, attempts);
    }

    @Test
    void the_loser_is_closed() throws Exception {
        var slow = new Probe<String>();
        assertEquals("second", ex.run(hedge(ofSeconds(5), () -> attempts++ == 0 ? slow : ready("second"))));
        assertEquals(1, slow.closes);
    }

    @Test
    void a_failure_leaves_the_other_its_chance_and_the_first_one_is_thrown() throws Exception {
        assertEquals("attempt 2", ex.run(hedge(ofSeconds(5), () -> worksAt(2))));
        attempts = 0;
        var failure = assertThrows(IOException.class, () -> ex.run(hedge(ofSeconds(5), () -> worksAt(9))));
        assertEquals("attempt 1", failure.getMessage());
        assertEquals("attempt 2", failure.getSuppressed()[0].getMessage());
    }

    @Test
    void closing_a_hedge_closes_both() {
        var probes = List.of(new Probe<String>(), new Probe<String>());
        assertThrows(
                TimeoutException.class,
                () -> ex.run(timeout(ofSeconds(6), hedge(ofSeconds(5), () -> probes.get(attempts++)))));
        assertEquals(List.of(1, 1), probes.stream().map(probe -> probe.closes).toList());
    }

    /// A host whose random numbers and whose time are the test's.
    private static final class Dice implements BareHost, Timers {

        private final Iterator<Integer> rolls;
        private final List<Long> deadlines;
        private long now;

        Dice(Iterator<Integer> rolls, List<Long> deadlines) {
            this.rolls = rolls;
            this.deadlines = deadlines;
        }

        @Override
        public int random(int bound) {
            assertEquals(1001, bound);
            return rolls.next();
        }

        @Override
        public Timers timers() {
            return this;
        }

        @Override
        public long now() {
            return now;
        }

        @Override
        public Alarm set(long deadline, Waker waker) {
            deadlines.add(deadline);
            return new Alarm() {
                @Override
                public void rewire(Waker waker) {}

                @Override
                public void cancel() {}
            };
        }
    }
}
