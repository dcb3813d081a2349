package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class SlopeTest {

    @Test
    void finds_the_line_that_the_points_lie_on() {
        // @start region=slope
        double[] jobs = {10, 20, 40};
        double[] bytes = {1_050, 2_050, 4_050};
        var slope = Slope.through(jobs, bytes);
        assertEquals("100 (100 to 100) bytes each, 0.0000477 MB without any", slope.toString());
        // @end
        assertEquals(100, slope.bytesEach(), 1e-9);
        assertEquals(50, slope.fixed(), 1e-9);
    }

    @Test
    void squares_weigh_the_far_point_more_and_the_spread_is_that_of_neighbours() {
        var slope = Slope.through(new double[] {0, 1, 3}, new double[] {0, 0, 6}); // by hand: 15 / 7
        assertEquals(15.0 / 7, slope.bytesEach(), 1e-9);
        assertEquals(2 - 4 / 3.0 * 15 / 7, slope.fixed(), 1e-9);
        assertEquals(0, slope.min());
        assertEquals(3, slope.max());
    }

    @Test
    void what_cannot_be_read_is_no_number() {
        assertFalse(Slope.UNKNOWN.known());
        assertEquals("none", Slope.UNKNOWN.range());
        assertEquals("cannot be read on this system", Slope.UNKNOWN.toString());
    }
}
