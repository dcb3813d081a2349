package async.measure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void steps_are_1_2_or_5_times_a_power_of_ten() {
        assertEquals(20, Ticks.step(100, 6));
        assertEquals(0.05, Ticks.step(0.3, 6));
        assertEquals(1e-6, Ticks.step(6e-6, 6));
        assertEquals(500, Ticks.step(2001, 6));
    }

    @Test
    void ticks_are_never_more_than_asked_for_whatever_the_range() {
        for (double span = 1e-9; span < 1e12; span *= 1.37) {
            double last = span;
            assertTrue(Ticks.linear(0, span, 6).size() <= 7, () -> "span " + last);
        }
    }

    @Test
    void ticks_are_round_values_inside_the_range() {
        assertEquals(List.of(0.0, 0.1, 0.2, 0.3), Ticks.linear(0, 0.3, 4));
        assertEquals(List.of(-2.0, 0.0, 2.0, 4.0), Ticks.linear(-3, 5, 5));
    }

    @Test
    void a_log_scale_of_few_decades_has_2_and_5_too() {
        assertEquals(List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0), Ticks.log(1, 50));
    }

    @Test
    void a_log_scale_of_many_decades_leaves_some_out() {
        assertTrue(Ticks.log(1e-9, 1e9).size() <= 9);
        assertEquals(List.of(1.0, 10.0, 100.0, 1000.0), Ticks.log(1, 1000));
    }

    @Test
    void an_axis_moves_its_ends_to_round_values() {
        var axis = Axis.linear(3, 97, 0, 100).rounded(6);
        assertEquals(0, axis.lo());
        assertEquals(100, axis.hi());
        assertEquals(50, axis.at(50));
    }

    @Test
    void what_lies_beyond_an_axis_stands_at_its_end() {
        var axis = Axis.log(1, 1000, 0, 300);
        assertEquals(0, axis.at(0));
        assertEquals(200, axis.at(100), 1e-9);
        assertEquals(300, axis.at(1e9), 1e-9);
    }
}
