package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.measure.chart.Chart;
import org.junit.jupiter.api.Test;

class SlopeTest {

    @Test
    void finds_the_line_that_the_points_lie_on() {
        // @start region=slope
        double[] jobs = {10, 20, 40};
        double[] bytes = {1_050, 2_050, 4_050};
        var slope = Slope.through(jobs, bytes);
        assertEquals(100, slope.bytesEach(), 1e-9);
        // @end
        assertEquals(0, slope.spread(), 1e-9);
        assertEquals(50, slope.fixed(), 1e-9);
    }

    @Test
    void squares_weigh_the_far_point_more_and_the_spread_is_the_slopes_standard_error() {
        var slope = Slope.through(new double[] {0, 1, 3}, new double[] {0, 0, 6}); // by hand: off by 6/7, 9/7 and 3/7
        assertEquals(15.0 / 7, slope.bytesEach(), 1e-9);
        assertEquals(-6.0 / 7, slope.fixed(), 1e-9);
        double off = Math.sqrt((36 + 81 + 9) / 49.0);
        assertEquals(off / Math.sqrt(14 / 3.0), slope.spread(), 1e-9);
        assertEquals(slope.bytesEach() - slope.spread(), slope.min(), 1e-9);
        assertEquals(slope.bytesEach() + slope.spread(), slope.max(), 1e-9);
    }

    @Test
    void a_bar_of_a_slope_is_an_estimate_with_its_error() {
        var text = Chart.bars("t", "bytes", Chart.bar("one", new Slope(609, 2 << 20, 12)))
                .text();
        assertTrue(text.contains("minus the error (bytes)  estimate (bytes)  plus the error (bytes)"), text);
    }

    @Test
    void says_it_in_one_line() {
        assertEquals("609 ± 12 bytes each, 2 MB without any", new Slope(609, 2 << 20, 12).toString());
    }

    @Test
    void two_sizes_have_a_slope_and_no_spread() {
        var slope = Slope.through(new double[] {1, 2}, new double[] {10, 20});
        assertEquals("10 (two sizes) bytes each, 0 MB without any", slope.toString());
        assertEquals(10, slope.max());
    }

    @Test
    void what_cannot_be_read_is_no_number() {
        assertFalse(Slope.UNKNOWN.known());
        assertEquals("none", Slope.UNKNOWN.range());
        assertEquals("cannot be read on this system", Slope.UNKNOWN.toString());
    }
}
