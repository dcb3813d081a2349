package async.measure.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void ten_seconds_for_three_benchmarks() {
        // @start region=plan
        var plan = Plan.of(Duration.ofSeconds(10), 3);
        assertEquals("2 forks x 5 x 130 ms a benchmark, each fork after 3 x 130 ms of warm-up", plan.toString());
        assertEquals(3 * 2 * (3 + 5), plan.steps());
        // @end
    }

    @Test
    void one_fork_where_two_would_leave_short_iterations() {
        var plan = Plan.of(Duration.ofSeconds(10), 7);
        assertEquals(1, plan.forks());
        assertTrue(plan.toString().startsWith("1 fork x 5 x 100 ms"), plan.toString());
    }

    @Test
    void more_forks_where_iterations_have_reached_a_second() {
        assertEquals(new Plan(1, 3, 3, 5, 1_000), Plan.of(Duration.ofSeconds(27), 1));
        assertEquals(new Plan(1, 5, 3, 5, 1_000), Plan.of(Duration.ofMinutes(10), 1));
    }

    @Test
    void a_plan_fits_in_its_budget() {
        for (int benchmarks = 1; benchmarks <= 20; benchmarks++)
            for (int seconds = 15; seconds <= 60; seconds++) {
                var plan = Plan.of(Duration.ofSeconds(seconds), benchmarks);
                long taken = 500L + (long) plan.steps() * plan.millis() + 500L * benchmarks * plan.forks();
                assertTrue(taken <= seconds * 1_000, plan + " takes " + taken + " ms");
            }
    }

    @Test
    void a_budget_that_is_too_small_is_refused_with_one_that_is_not() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Plan.of(Duration.ofSeconds(10), 16));
        assertEquals("10 s is too little for 16 benchmarks: give JMH at least 12 s", refusal.getMessage());
        assertEquals(20, Plan.of(Duration.ofSeconds(12), 16).millis());
        assertThrows(IllegalArgumentException.class, () -> Plan.of(Duration.ZERO, 1));
    }
}
