package async.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.executor.LocalExecutor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausedClockTest {

    @Test
    void a_day_of_sleep_takes_no_time() throws Exception {
        // @start region=paused
        PausedClock clock = Clock.paused();
        try (var executor = new LocalExecutor(clock)) {
            executor.run(Time.sleep(Duration.ofDays(1)));
        }
        assertEquals(Duration.ofDays(1).toNanos(), clock.now());
        // @end
    }

    @Test
    void moves_when_told() {
        // @start region=advance
        PausedClock clock = Clock.paused();
        clock.advance(Duration.ofMillis(3));
        assertEquals(3_000_000, clock.now());
        // @end
        assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofNanos(-1)));
    }

    @Test
    void never_moves_back() {
        // @start region=until
        PausedClock clock = Clock.paused();
        clock.advanceTo(10);
        clock.advanceTo(5);
        assertEquals(10, clock.now());
        // @end
    }

    @Test
    void the_machines_clock_runs() {
        // @start region=running
        Clock clock = Clock.system();
        long before = clock.now();
        assertTrue(clock.now() - before >= 0);
        // @end
    }
}
