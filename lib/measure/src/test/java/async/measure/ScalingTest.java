package async.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import async.measure.Curve.Stopped;
import async.measure.Curve.Whole;
import async.measure.models.Model;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ScalingTest {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration BUDGET = Duration.ofSeconds(1);

    @Test
    void times_each_model_until_it_would_take_too_long() throws Exception {
        // @start region=scaling
        var time = Scaling.time(PAUSE, BUDGET, Scaling.decades(10, 10_000), Model.TASKS, Model.FIXED_POOL);
        assertEquals(100, time.largest(Model.FIXED_POOL)); // 1,000 take 125 turns of 20 ms
        // @end
        assertTrue(time.largest(Model.TASKS) > 100, time.text());
        assertTrue(time.at(Model.TASKS, 10).min() >= 20e6, time.text());
        assertTrue(time.text().contains("fixed pool: stopped at 1,000: not tried, about "), time.text());
        assertThrows(NoSuchElementException.class, () -> time.at(Model.FIXED_POOL, 1_000));
        assertThrows(NoSuchElementException.class, () -> time.largest(Model.ACTORS));
    }

    @Test
    void weighs_each_model_until_it_is_refused() throws Exception {
        assumeTrue(SystemFiles.here().status("VmRSS").isPresent());
        var memory = Scaling.memory(Duration.ofSeconds(20), new int[] {4, 8, 9}, Model.FIXED_POOL);
        assertEquals(8, memory.largest(Model.FIXED_POOL));
        assertTrue(memory.at(Model.FIXED_POOL, 8).min() > 10, memory.text());
        assertTrue(memory.html().contains("fixed pool: stopped at 9: a pool of 8 threads lets 8 jobs wait"));
        assertTrue(memory.footprint(Model.FIXED_POOL).text().contains("4, 8 of them"));
        assertThrows(NoSuchElementException.class, () -> memory.footprint(Model.TASKS));
    }

    @Test
    void decades_are_powers_of_ten() {
        assertArrayEquals(new int[] {10, 100, 1_000}, Scaling.decades(10, 1_000));
        assertArrayEquals(new int[] {1_000_000_000}, Scaling.decades(1_000_000_000, Integer.MAX_VALUE));
    }

    @Test
    void what_a_child_said_becomes_points_and_the_reason_it_stopped() {
        var sizes = new int[] {10, 100};
        var said = List.of("10 2000 1000", "100 3000");
        var whole = Scaling.curve(Model.TASKS, said, sizes, "");
        assertInstanceOf(Whole.class, whole.end());
        assertEquals(1500, whole.points().getFirst().value().median());
        assertEquals(
                new Stopped(100, "too slow"),
                Scaling.curve(Model.TASKS, List.of("10 2000", "stopped too slow"), sizes, "x")
                        .end());
        assertEquals(
                new Stopped(10, "Terminating due to java.lang.OutOfMemoryError"),
                Scaling.curve(
                                Model.TASKS,
                                List.of("Terminating"),
                                sizes,
                                "Terminating due to java.lang.OutOfMemoryError")
                        .end());
    }
}
