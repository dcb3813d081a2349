package async.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StatsTest {

    @Test
    void a_run_of_many_operations_is_told_per_operation() {
        // @start region=per
        var runs = Stats.of(3_000, 1_000, 2_000); // nanoseconds, for a hundred operations each
        assertEquals(20, runs.per(100).median());
        // @end
        assertEquals(3, runs.per(100).count());
        assertThrows(IllegalArgumentException.class, () -> runs.per(0));
    }

    @Test
    void tells_the_middle_and_the_spread() {
        // @start region=stats
        var stats = Stats.of(1_900_000, 1_100_000, 1_230_000);
        assertEquals(1_230_000, stats.median());
        assertEquals("median 1.23 ms (1.1 to 1.9, 3 runs)", stats.toString());
        // @end
        assertEquals(1_100_000, stats.min());
        assertEquals(1_900_000, stats.max());
        assertEquals(1_410_000, stats.mean());
    }

    @Test
    void an_even_count_has_its_median_half_way() {
        assertEquals(25, Stats.of(10, 20, 30, 40).median());
    }

    @Test
    void percentiles_lie_on_the_line_between_neighbours() {
        var stats = Stats.of(0, 10, 20, 30, 40);
        assertEquals(0, stats.percentile(0));
        assertEquals(36, stats.percentile(90), 1e-9);
        assertEquals(40, stats.percentile(100));
    }

    @Test
    void millis_come_in_the_order_they_were_measured() {
        assertArrayEquals(new double[] {3, 1, 2}, Stats.of(3e6, 1e6, 2e6).millis());
    }

    @Test
    void one_run_is_not_called_runs() {
        assertEquals("median 5 ns (5 to 5, 1 run)", Stats.of(5).toString());
    }

    @Test
    void refuses_to_sum_up_nothing() {
        var refused = assertThrows(IllegalArgumentException.class, Stats::of);
        assertEquals("no runs, no numbers: repeat at least once", refused.getMessage());
    }

    @Test
    void refuses_a_percentile_that_is_none() {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> Stats.of(1).percentile(101));
        assertEquals("a percentile lies between 0 and 100, not at 101.0", refused.getMessage());
    }

    @Test
    void an_endless_run_spoils_no_percentile_below_it() {
        var stats = Stats.of(1, 2, Double.POSITIVE_INFINITY);
        assertEquals(2, stats.median());
        assertEquals(Double.POSITIVE_INFINITY, stats.percentile(100));
    }
}
