package async.rules;

import static async.await.Async.async;
import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import async.support.Probe;
import async.time.Clock;
import async.time.PausedClock;
import async.time.Time;
import async.time.Wheel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The rules of a single future, R1 to R5, R8, R14 and R17, each polled by hand.
@Timeout(60)
class FutureRulesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PausedClock clock = Clock.paused();
    private final LocalExecutor executor = new LocalExecutor(clock);
    private final Wheel wheel = (Wheel) executor.timers();
    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker, executor);
    private final Probe<Void> probe = new Probe<>();
    private final Probe<Void> other = new Probe<>();

    /// Every way in which the library wraps one future in another.
    private static List<UnaryOperator<Future<?>>> wraps() {
        return List.of(
                inner -> Futures.join(inner, Futures.never()),
                inner -> Futures.join(Futures.never(), inner),
                inner -> Futures.select(Futures.never(), inner),
                inner -> Futures.joinAll(List.of(erased(inner), Futures.never())),
                Futures::outcome,
                inner -> Futures.race(List.of(Futures.never(), erased(inner))),
                Futures::borrow,
                inner -> Time.timeout(Duration.ofDays(1), inner),
                inner -> async(() -> await(inner)));
    }

    @SuppressWarnings("unchecked") // nobody looks at the value
    private static Future<Object> erased(Future<?> future) {
        return (Future<Object>) future;
    }

    private void pass(Duration span) {
        clock.advance(span);
        wheel.advance();
    }

    @Test
    void R1_making_combining_and_spawning_runs_no_code_and_takes_nothing() {
        for (var wrap : wraps()) wrap.apply(probe);
        Time.sleep(SECOND);
        Time.sleepUntil(1);
        Time.interval(SECOND).tick();
        async(() -> probe.finish(null));
        executor.spawn(probe);
        assertEquals(List.of(0, 0), List.of(probe.polls, probe.closes));
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
    }

    @Test
    void R2_pending_comes_only_after_the_waker_is_kept() throws Exception {
        Task<Void> task = executor.spawn(Futures.ready(null));
        assertEquals(Poll.pending(), task.poll(cx));
        executor.tryTick();
        assertEquals(1, waker.count());
        for (var wrap : wraps()) {
            int before = waker.count();
            assertEquals(Poll.pending(), wrap.apply(Time.sleep(SECOND)).poll(cx));
            pass(SECOND);
            assertEquals(before + 1, waker.count());
        }
    }

    @Test
    void R3_only_the_waker_of_the_latest_poll_is_woken() throws Exception {
        for (var wrap : wraps()) {
            var stale = new CountingWaker();
            var latest = new CountingWaker();
            var future = wrap.apply(Time.sleep(SECOND));
            future.poll(Context.of(stale, executor));
            future.poll(Context.of(latest, executor));
            pass(SECOND);
            assertEquals(List.of(0, 1), List.of(stale.count(), latest.count()));
        }
    }

    @Test
    void R4_what_happened_before_the_waker_was_kept_is_seen_by_the_same_poll() throws Exception {
        Task<Integer> task = executor.spawn(Futures.ready(1));
        executor.tryTick();
        assertEquals(Poll.ready(1), task.poll(cx));
        var sleep = Time.sleepUntil(SECOND.toNanos());
        sleep.poll(cx);
        clock.advance(SECOND); // due, but nobody has rung yet
        assertEquals(Poll.ready(null), sleep.poll(cx));
        assertEquals(0, waker.count());
    }

    @Test
    void R4_the_end_is_there_before_the_ring() throws Exception {
        var seen = new boolean[2];
        Task<Void> task = executor.spawn(Futures.ready(null));
        task.poll(Context.of(() -> seen[0] = task.isDone()));
        wheel.set(SECOND.toNanos(), () -> seen[1] = wheel.now() >= SECOND.toNanos());
        executor.tryTick();
        pass(SECOND);
        assertTrue(seen[0] && seen[1]);
    }

    @Test
    void R5_a_poll_that_nobody_asked_for_is_harmless() throws Exception {
        for (var wrap : wraps()) {
            int before = waker.count();
            var future = wrap.apply(Time.sleep(SECOND));
            for (int i = 0; i < 3; i++) assertEquals(Poll.pending(), future.poll(cx));
            pass(SECOND);
            assertEquals(before + 1, waker.count());
            future.poll(cx);
            future.close();
            assertEquals(Long.MAX_VALUE, wheel.untilNext());
        }
    }

    @Test
    void R8_a_join_never_polls_what_has_ended_and_a_failure_closes_the_rest() throws Exception {
        for (var join : Stream.<Future<?>>of(
                        Futures.join(probe, other), Futures.joinAll(List.<Future<Void>>of(probe, other)))
                .toList()) {
            int before = probe.polls;
            probe.answer(null);
            join.poll(cx);
            probe.wake();
            join.poll(cx);
            assertEquals(before + 1, probe.polls);
            join.close();
        }
        Probe<Void> broken = new Probe<>();
        Probe<Void> rest = new Probe<>();
        broken.fail(new IOException("no"));
        assertThrows(IOException.class, () -> Futures.join(rest, broken).poll(cx));
        assertThrows(
                IOException.class, () -> Futures.joinAll(List.of(rest, broken)).poll(cx));
        assertEquals(2, rest.closes);
    }

    @Test
    void R8_a_select_and_a_race_close_the_losers() throws Exception {
        Futures.select(probe, Futures.ready(1)).poll(cx);
        Futures.race(List.of(other, Futures.ready(null))).poll(cx);
        assertEquals(List.of(1, 1), List.of(probe.closes, other.closes));
    }

    /// An executor that limits its polls.
    private record Limited(Host host, Budget budget) implements Host {

        @Override
        public <T> Task<T> spawn(Future<T> future) {
            return host.spawn(future);
        }

        @Override
        public Timers timers() {
            return host.timers();
        }

        @Override
        public Readiness readiness() {
            return host.readiness();
        }
    }

    private final Budget budget = new Budget();
    private final Context limited = Context.of(waker, new Limited(executor, budget));

    /// Spends all there is, in every poll.
    private static Poll<Void> hog(Context cx) {
        while (!Budget.isSpent(cx)) Budget.spend(cx);
        return Poll.pending();
    }

    /// How many of them end in one poll.
    private int endedInOnePoll(Supplier<Future<?>> each) {
        budget.renew();
        int ended = 0;
        for (; ended < 1_000; ended++) {
            try (var future = each.get()) {
                if (future.poll(limited) instanceof Poll.Pending<?>) break;
            } catch (Exception end) {
                assertInstanceOf(TimeoutException.class, end);
            }
        }
        return ended;
    }

    @Test
    void R14_what_is_over_at_its_first_poll_gives_the_thread_back_after_128_steps() {
        assertEquals(128, endedInOnePoll(() -> Time.sleep(Duration.ZERO)));
        assertTrue(waker.count() > 0);
        assertEquals(128, endedInOnePoll(() -> Time.timeout(Duration.ZERO, Futures.never())));
    }

    @Test
    void R14_missed_ticks_are_caught_up_with_128_a_poll() {
        var interval = Time.interval(SECOND);
        assertEquals(1, endedInOnePoll(interval::tick));
        pass(SECOND.multipliedBy(200));
        assertEquals(128, endedInOnePoll(interval::tick));
        assertEquals(72, endedInOnePoll(interval::tick));
    }

    @Test
    void R14_a_sleep_that_goes_on_spends_nothing_and_rings_nobody() throws Exception {
        for (int i = 0; i < 1_000; i++) Time.sleep(SECOND).poll(limited);
        assertFalse(Budget.isSpent(limited));
        hog(limited);
        int before = waker.count();
        Time.sleep(SECOND).poll(limited);
        assertEquals(before, waker.count());
    }

    @Test
    void R14_a_limit_comes_also_to_those_who_spend_everything_in_each_poll() throws Exception {
        for (var span : List.of(Duration.ZERO, SECOND))
            for (var late : List.of(
                    Time.timeout(span, FutureRulesTest::hog),
                    Futures.selectBiased(FutureRulesTest::hog, Time.timeout(span, Futures.never())))) {
                budget.renew();
                assertEquals(Poll.pending(), late.poll(limited));
                pass(span);
                budget.renew();
                assertThrows(TimeoutException.class, () -> late.poll(limited));
                assertEquals(Long.MAX_VALUE, wheel.untilNext());
            }
    }

    @Test
    void R17_an_alarm_on_any_of_the_six_wheels_never_rings_early_and_rings_once() {
        for (int bits = 0; bits <= 40; bits++) {
            var empty = new Wheel(clock);
            long deadline = clock.now() + (1L << bits) * 1_000_000;
            var bell = new CountingWaker();
            empty.set(deadline, bell);
            while (bell.count() == 0) {
                clock.advanceTo(clock.now() + empty.untilNext());
                empty.advance();
            }
            assertEquals(deadline, clock.now());
            assertEquals(List.of(1, Long.MAX_VALUE), List.of(bell.count(), empty.untilNext()));
        }
    }

    @Test
    void R17_a_past_deadline_is_ready_at_once_and_a_closed_sleep_leaves_the_wheel() throws Exception {
        pass(SECOND);
        assertEquals(Poll.ready(null), Time.sleepUntil(SECOND.toNanos()).poll(cx));
        var sleep = Time.sleep(SECOND);
        sleep.poll(cx);
        sleep.close();
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
    }

    @Test
    void R17_when_both_are_due_a_timeout_gives_the_value() throws Exception {
        var timeout = Time.timeout(SECOND, probe);
        timeout.poll(cx);
        probe.answer(null);
        pass(SECOND);
        assertEquals(Poll.ready(null), timeout.poll(cx));
    }
}
