package async.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Timers;
import async.core.Waker;
import async.support.CountingWaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WheelTest {

    private static final long MS = 1_000_000;

    private final PausedClock clock = Clock.paused();
    private final Wheel wheel = new Wheel(clock);
    private final CountingWaker waker = new CountingWaker();

    private void advanceTo(long moment) {
        clock.advanceTo(moment);
        wheel.advance();
    }

    @Test
    void rings_at_the_deadline_and_not_before() {
        // @start region=wheel
        wheel.set(5 * MS, waker);
        assertEquals(5 * MS, wheel.untilNext());
        clock.advance(Duration.ofMillis(4));
        wheel.advance();
        assertEquals(0, waker.count());
        clock.advance(Duration.ofMillis(1));
        wheel.advance();
        assertEquals(1, waker.count());
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
        // @end
    }

    @Test
    void a_deadline_between_two_ticks_waits_for_the_later_one() {
        wheel.set(5 * MS + 1, waker);
        advanceTo(5 * MS + 999_999);
        assertEquals(0, waker.count());
        advanceTo(6 * MS);
        assertEquals(1, waker.count());
    }

    @Test
    void a_deadline_that_has_passed_rings_at_once() {
        advanceTo(10 * MS);
        wheel.set(3 * MS, waker);
        assertEquals(1, waker.count());
    }

    @Test
    void a_cancelled_alarm_leaves_at_once() {
        // @start region=cancel
        Timers.Alarm alarm = wheel.set(5 * MS, waker);
        alarm.cancel();
        alarm.cancel();
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
        // @end
        advanceTo(5 * MS);
        assertEquals(0, waker.count());
    }

    @Test
    void a_rewired_alarm_rings_the_new_bell_only() {
        // @start region=rewire
        var moved = new CountingWaker();
        wheel.set(5 * MS, waker).rewire(moved);
        advanceTo(5 * MS);
        assertEquals(0, waker.count());
        assertEquals(1, moved.count());
        // @end
    }

    @Test
    void an_alarm_rewired_after_it_rang_rings_the_new_bell_at_once() {
        var late = new CountingWaker();
        Timers.Alarm alarm = wheel.set(5 * MS, waker);
        advanceTo(5 * MS);
        alarm.rewire(late);
        assertEquals(1, late.count());
    }

    @Test
    void alarms_of_one_tick_ring_in_the_order_they_were_set() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            int name = i;
            wheel.set(70 * MS, () -> order.add(name));
        }
        advanceTo(70 * MS);
        assertEquals(List.of(0, 1, 2, 3, 4), order);
    }

    @Test
    void a_deadline_years_away_is_dealt_out_again_and_still_rings_on_time() {
        long far = Duration.ofDays(365 * 7).toNanos();
        wheel.set(far, waker);
        while (wheel.untilNext() != Long.MAX_VALUE) {
            assertTrue(clock.now() < far, "rang late");
            advanceTo(clock.now() + wheel.untilNext());
        }
        assertEquals(far, clock.now());
        assertEquals(1, waker.count());
    }

    @Test
    void a_sleeper_is_called_for_an_earlier_alarm_once_and_for_a_later_one_never() {
        // @start region=sleeper
        var calls = new CountingWaker(); // an executor passes reactor::wakeup
        var shared = new Wheel(clock, calls::wake);
        shared.set(50 * MS, waker);
        assertEquals(50 * MS, shared.sleepUntilNext());
        shared.set(50 * MS, waker);
        shared.set(90 * MS, waker);
        assertEquals(0, calls.count());
        shared.set(40 * MS, waker);
        shared.set(30 * MS, waker); // it has been called already
        assertEquals(1, calls.count());
        assertEquals(30 * MS, shared.sleepUntilNext());
        shared.awake();
        shared.set(20 * MS, waker); // it will look before it sleeps again
        assertEquals(1, calls.count());
        // @end
    }

    @Test
    void a_sleeper_with_no_alarm_at_all_is_called_for_the_first() {
        var calls = new CountingWaker();
        var shared = new Wheel(clock, calls::wake);
        assertEquals(Long.MAX_VALUE, shared.sleepUntilNext());
        shared.set(Duration.ofDays(9000).toNanos(), waker);
        assertEquals(1, calls.count());
    }

    @Test
    void an_alarm_that_rings_at_once_calls_nobody() {
        var calls = new CountingWaker();
        var shared = new Wheel(clock, calls::wake);
        shared.sleepUntilNext();
        shared.set(0, waker);
        assertEquals(List.of(1, 0), List.of(waker.count(), calls.count()));
    }

    /// The two meet by chance, in a few rounds of ten thousand: shifted a little each time, to meet at all.
    @Test
    void an_alarm_set_while_the_sleeper_lies_down_is_seen_by_it_or_calls_it_and_never_both() throws Exception {
        var calls = new CountingWaker();
        var shared = new Wheel(clock, calls::wake);
        shared.set(90 * MS, waker);
        var round = new AtomicInteger();
        try (var pool = Executors.newSingleThreadExecutor()) {
            for (int i = 1; i <= 20_000; i++) {
                int before = calls.count();
                int number = i;
                var setting = pool.submit(() -> {
                    round.set(number);
                    return shared.set(50 * MS, waker);
                });
                while (round.get() != number) Thread.onSpinWait();
                for (int shift = number % 8; shift > 0; shift--) round.get();
                boolean seen = shared.sleepUntilNext() == 50 * MS;
                Timers.Alarm alarm = setting.get();
                assertEquals(seen ? 0 : 1, calls.count() - before);
                alarm.cancel();
                shared.awake();
            }
        }
    }

    /// The clock has moved, and nobody has looked: a short alarm is filed by the old time, on a higher wheel.
    @Test
    void a_sleeper_is_called_in_time_although_the_wheel_is_behind_the_clock() {
        var calls = new CountingWaker();
        var shared = new Wheel(clock, calls::wake);
        shared.set(10_000 * MS, waker);
        clock.advance(Duration.ofMillis(5_000));
        assertTrue(shared.sleepUntilNext() <= 5_000 * MS);
        shared.set(5_001 * MS, waker);
        while (waker.count() == 0) {
            assertTrue(clock.now() < 5_001 * MS, "rang late");
            clock.advanceTo(clock.now() + shared.sleepUntilNext());
            shared.advance();
        }
        assertEquals(5_001 * MS, clock.now());
    }

    /// Busy threads ring what is due, while the sleeper sleeps on: it must still be called for what comes earlier.
    @Test
    void a_sleeper_is_still_called_after_others_have_looked_at_the_wheel() {
        var calls = new CountingWaker();
        var shared = new Wheel(clock, calls::wake);
        shared.set(50 * MS, waker);
        shared.sleepUntilNext();
        clock.advance(Duration.ofMillis(10));
        shared.advance();
        shared.set(20 * MS, waker);
        assertEquals(1, calls.count());
    }

    @Test
    void no_bell_rings_and_nobody_is_called_under_the_lock() {
        var held = new ArrayList<Boolean>();
        var shared = new AtomicReference<Wheel>();
        Runnable looks = () -> held.add(Thread.holdsLock(shared.get()));
        shared.set(new Wheel(clock, looks));
        shared.get().sleepUntilNext();
        shared.get().set(10 * MS, looks::run);
        shared.get().set(0, looks::run);
        clock.advanceTo(10 * MS);
        shared.get().advance();
        assertEquals(List.of(false, false, false), held);
    }

    /// Case 53, tokio's drop_from_wake.
    @Test
    void case_53_a_bell_may_cancel_the_alarms_that_ring_with_it_and_those_to_come() {
        var alarms = new ArrayList<Timers.Alarm>();
        Waker cancelsAll = () -> {
            waker.wake();
            alarms.forEach(Timers.Alarm::cancel);
        };
        for (int i = 0; i < 100; i++) alarms.add(wheel.set((10 + i % 2) * MS, cancelsAll));
        advanceTo(10 * MS);
        assertTrue(waker.count() >= 1);
        assertEquals(Long.MAX_VALUE, wheel.untilNext());
        int before = waker.count();
        advanceTo(20 * MS);
        assertEquals(before, waker.count());
    }

    @Test
    void a_bell_may_set_alarms_for_now_and_for_later() {
        wheel.set(10 * MS, () -> {
            wheel.set(10 * MS, waker);
            wheel.set(11 * MS, waker);
        });
        advanceTo(10 * MS);
        assertEquals(1, waker.count());
        advanceTo(11 * MS);
        assertEquals(2, waker.count());
    }

    @Test
    void behaves_as_a_sorted_list_for_a_hundred_thousand_random_steps() {
        for (long seed = 1; seed <= 20; seed++) new Model(seed).walk(5_000);
    }

    /// A wheel beside a plain list of alarms: after each step, those and only those that are due have rung, in the
    /// order of their ticks, and the wheel's next step is not later than the first alarm.
    private static final class Model {

        private record Set(long tick, AtomicReference<Timers.Alarm> alarm) {}

        private final Random random;
        private final PausedClock clock = Clock.paused();
        private final long start;
        private final Wheel wheel;
        private final List<Set> live = new ArrayList<>();
        private final List<Set> rung = new ArrayList<>();
        private int rings;

        Model(long seed) {
            random = new Random(seed);
            clock.advance(Duration.ofNanos(random.nextInt(10_000_000)));
            start = clock.now();
            wheel = new Wheel(clock);
        }

        void walk(int steps) {
            for (int step = 0; step < steps; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> set();
                    case 3 -> cancel();
                    case 4 -> pass((1L << random.nextInt(34)) + random.nextInt(1_000_000));
                    default -> pass(live.isEmpty() ? 1 : wheel.untilNext());
                }
                check();
            }
            assertTrue(rings > steps / 10, "the walk rang too little to show anything: " + rings);
        }

        /// Up to 2^40 ms ahead, more than a turn of the top wheel; now and then at once, or too late.
        private void set() {
            long ahead = (random.nextLong() >>> 24 + random.nextInt(39)) * MS - random.nextInt(3_000_000);
            long deadline = clock.now() + ahead;
            var set = new Set(Math.ceilDiv(deadline - start, MS), new AtomicReference<>());
            live.add(set);
            set.alarm().set(wheel.set(deadline, () -> rung.add(set)));
        }

        private void cancel() {
            if (live.isEmpty()) return;
            live.remove(random.nextInt(live.size())).alarm().get().cancel();
        }

        private void pass(long nanos) {
            clock.advance(Duration.ofNanos(nanos));
            wheel.advance();
        }

        private void check() {
            long now = Math.floorDiv(clock.now() - start, MS);
            var due = live.stream().filter(set -> set.tick() <= now).toList();
            assertEquals(ticks(due.stream().sorted(Comparator.comparingLong(Set::tick))), ticks(rung.stream()));
            assertEquals(new HashSet<>(due), new HashSet<>(rung));
            rings += rung.size();
            rung.clear();
            live.removeAll(due);
            long next = live.stream().mapToLong(Set::tick).min().orElse(Long.MAX_VALUE);
            if (live.isEmpty()) assertEquals(Long.MAX_VALUE, wheel.untilNext());
            else assertTrue(wheel.untilNext() <= start + next * MS - clock.now(), "would sleep past an alarm");
        }

        private static List<Long> ticks(Stream<Set> sets) {
            return sets.map(Set::tick).toList();
        }
    }

    @Test
    void goes_on_when_its_clock_turns_over() {
        advanceTo(Long.MAX_VALUE - 5 * MS);
        wheel.set(clock.now() + 10 * MS, waker);
        assertEquals(0, waker.count());
        clock.advance(Duration.ofMillis(9));
        wheel.advance();
        assertEquals(0, waker.count());
        clock.advance(Duration.ofMillis(2));
        assertTrue(clock.now() < 0);
        wheel.advance();
        assertEquals(1, waker.count());
    }

    @Test
    void a_bell_that_is_due_at_once_and_throws_does_not_reach_who_sets_it() {
        var thrown = new ArrayList<Throwable>();
        var broken = new IllegalStateException("broken waker");
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        try {
            new Wheel(Clock.paused()).set(-1, () -> {
                throw broken;
            });
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }
        assertEquals(List.of(broken), thrown);
    }
}
