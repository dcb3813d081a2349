package async.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Timers;
import async.support.CountingWaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
        assertEquals(5, order.size());
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
    void behaves_as_a_sorted_map_for_a_hundred_thousand_random_steps() {
        var random = new Random(17);
        var expected = new TreeMap<Long, Integer>();
        var rung = new int[1];
        int due = 0;
        var alarms = new ArrayList<Timers.Alarm>();
        var deadlines = new ArrayList<Long>();
        for (int step = 0; step < 100_000; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    long tick = clock.now() / MS + 1 + (1L << random.nextInt(34)) - random.nextInt(3) % (1 + step % 2);
                    alarms.add(wheel.set(tick * MS, () -> rung[0]++));
                    deadlines.add(tick);
                    expected.merge(tick, 1, Integer::sum);
                }
                case 2 -> {
                    if (alarms.isEmpty()) continue;
                    int which = random.nextInt(alarms.size());
                    alarms.remove(which).cancel();
                    long tick = deadlines.remove(which);
                    if (tick > clock.now() / MS) expected.merge(tick, -1, (a, b) -> a + b == 0 ? null : a + b);
                }
                default -> {
                    advanceTo(clock.now() + (1L << random.nextInt(32)) * MS);
                    var passed = expected.headMap(clock.now() / MS, true);
                    due += passed.values().stream().mapToInt(Integer::intValue).sum();
                    passed.clear();
                    assertEquals(due, rung[0]);
                }
            }
        }
        assertTrue(due > 10_000, "the walk rang too little to show anything: " + due);
    }
}
