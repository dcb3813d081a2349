package async.time;

import static async.await.Async.async;
import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IntervalTest {

    private static final Duration PERIOD = Duration.ofMillis(300);

    private final PausedClock clock = Clock.paused();
    private final LocalExecutor executor = new LocalExecutor(clock);
    private final Wheel wheel = (Wheel) executor.timers();
    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker, executor);
    private final Interval interval = Time.interval(PERIOD);

    /// Moves the clock on, then takes the ticks that are due: it is those moments, in milliseconds, and no more.
    private void after(long millis, long... due) throws Exception {
        pass(millis);
        for (long moment : due)
            assertEquals(Poll.ready(moment * 1_000_000), interval.tick().poll(cx));
        Future<Long> none = interval.tick();
        assertEquals(Poll.pending(), none.poll(cx));
        none.close();
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
    }

    private void pass(long millis) {
        clock.advance(Duration.ofMillis(millis));
        wheel.advance();
    }

    @Test
    void ticks_at_once_and_then_in_every_period() throws Exception {
        // @start region=interval
        var ticks = new ArrayList<Long>();
        clock.advance(Duration.ofMillis(50));
        executor.run(async(() -> {
            try (var everySecond = Time.interval(Duration.ofSeconds(1))) {
                for (int i = 0; i < 3; i++) ticks.add(await(everySecond.tick()) / 1_000_000);
            }
            return null;
        }));
        assertEquals(List.of(50L, 1050L, 2050L), ticks);
        // @end
        assertEquals(2_050_000_000, clock.now());
    }

    @Test
    void case_52_burst_catches_up() throws Exception {
        after(0, 0);
        after(101);
        after(200, 300);
        after(650, 600, 900);
        after(200);
        after(100, 1200);
        after(250, 1500);
        after(300, 1800);
    }

    @Test
    void case_52_delay_counts_on_from_the_late_tick() throws Exception {
        interval.onMissed(Missed.DELAY);
        after(0, 0);
        after(101);
        after(200, 300);
        after(650, 600); // at 951
        after(100);
        after(201, 1251);
        after(300, 1551);
        after(300, 1851);
    }

    @Test
    void case_52_skip_keeps_the_rhythm() throws Exception {
        // @start region=skip
        interval.onMissed(Missed.SKIP);
        // @end
        after(0, 0);
        after(101);
        after(200, 300);
        after(650, 600);
        after(250, 1200);
        after(300, 1500);
        after(300, 1800);
    }

    @Test
    void up_to_five_milliseconds_late_is_in_time() throws Exception {
        interval.onMissed(Missed.DELAY);
        after(0, 0);
        after(305, 300);
        after(300, 600); // at 605, the second tick still in the old rhythm
        after(301, 900); // at 906, too late
        after(299);
        after(1, 1206);
    }

    @Test
    void a_tick_closed_while_it_waits_is_not_lost() throws Exception {
        after(0, 0);
        Future<Long> given = interval.tick();
        given.poll(cx);
        pass(299);
        given.close();
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
        assertEquals(0, waker.count());
        after(1, 300);
    }

    @Test
    void a_tick_that_was_due_and_is_closed_before_it_was_polled_again_is_not_lost() throws Exception {
        after(0, 0);
        Future<Long> given = interval.tick();
        given.poll(cx);
        pass(300);
        assertEquals(1, waker.count());
        given.close();
        after(0, 300);
    }

    @Test
    void a_loop_that_selects_between_ticks_and_other_work_counts_every_tick() throws Exception {
        var ticks = new ArrayList<Long>();
        executor.run(async(() -> {
            while (ticks.size() < 4)
                await(Futures.select(
                        Time.sleep(Duration.ofMillis(70)), async(() -> ticks.add(await(interval.tick())))));
            return null;
        }));
        assertEquals(List.of(0L, 300_000_000L, 600_000_000L, 900_000_000L), ticks);
    }

    @Test
    void reset_counts_again_from_here() throws Exception {
        // @start region=reset
        after(0, 0);
        after(101);
        after(200, 300);
        after(100);
        interval.reset(); // at 401
        after(250);
        after(50, 701);
        // @end
        after(300, 1001);
    }

    @Test
    void reset_before_the_first_tick_makes_it_wait_a_period() throws Exception {
        pass(100);
        interval.reset();
        after(0);
        after(299);
        after(1, 400);
    }

    /// Case 53, tokio's reset_past_sleep_before_turn, and its reset of a sleep that waits.
    @Test
    void case_53_reset_moves_the_alarm_of_a_tick_that_waits_already() throws Exception {
        after(0, 0);
        Future<Long> waiting = interval.tick();
        waiting.poll(cx);
        pass(200);
        interval.reset();
        pass(100);
        assertEquals(0, waker.count());
        pass(200);
        assertEquals(1, waker.count());
        assertEquals(Poll.ready(500_000_000L), waiting.poll(cx));
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
    }

    @Test
    void gives_one_tick_at_a_time() throws Exception {
        after(0, 0);
        Future<Long> first = interval.tick();
        Future<Long> second = interval.tick();
        first.poll(cx);
        assertThrows(IllegalStateException.class, () -> second.poll(cx));
        second.close();
        pass(300);
        assertEquals(1, waker.count());
        assertEquals(Poll.ready(300_000_000L), first.poll(cx));
    }

    @Test
    void a_closed_interval_wakes_and_refuses_who_waits() throws Exception {
        after(0, 0);
        Future<Long> waiting = interval.tick();
        waiting.poll(cx);
        // @start region=close
        interval.close();
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
        var refused = assertThrows(IllegalStateException.class, () -> waiting.poll(cx));
        assertEquals("this interval is closed; make a new one", refused.getMessage());
        // @end
        assertEquals(1, waker.count());
        interval.close();
        assertEquals(1, waker.count());
    }

    @Test
    void a_period_must_be_above_zero() {
        for (var period : List.of(Duration.ZERO, PERIOD.negated())) {
            var refused = assertThrows(IllegalArgumentException.class, () -> Time.interval(period));
            assertEquals(
                    "an interval of " + Time.text(period) + " would never pause: give it a period above zero",
                    refused.getMessage());
        }
    }

    @Test
    void the_longest_period_does_not_overflow() throws Exception {
        try (var rare = Time.interval(Duration.ofSeconds(Long.MAX_VALUE))) {
            assertEquals(Poll.ready(0L), rare.tick().poll(cx));
            assertEquals(Poll.pending(), rare.tick().poll(cx));
        }
    }

    @Test
    void a_tick_says_what_it_is() {
        assertEquals("tick of an interval of 0.3s", interval.tick().toString());
    }
}
