package async.measure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void a_measurement_shows_three_digits_that_mean_something() {
        // @start region=numbers
        assertEquals("16.4", Numbers.rounded(16.4));
        assertEquals("18", Numbers.rounded(18.0));
        assertEquals("1,760", Numbers.rounded(1763.2));
        assertEquals("0.0123", Numbers.rounded(0.012345));
        // @end
        assertEquals("0", Numbers.rounded(0));
        assertEquals("none", Numbers.rounded(Double.NaN));
    }

    @Test
    void neighbours_get_as_many_digits_as_tell_them_apart() {
        assertEquals("20.1", Numbers.apart(20.1, 0.05));
        assertEquals("20.15", Numbers.apart(20.150000000000002, 0.05));
        assertEquals("1,234.5", Numbers.apart(1234.5, 0.5));
        assertEquals("300", Numbers.apart(300, 100));
        assertEquals("0", Numbers.apart(0, 0.001));
        assertEquals("-0.002", Numbers.apart(-0.002, 0.001));
    }

    @Test
    void large_numbers_are_said_in_words() {
        assertEquals("1.23 million", Numbers.rounded(1_234_567));
        assertEquals("5 billion", Numbers.rounded(5e9));
    }

    @Test
    void a_count_shows_as_it_is() {
        assertEquals("12,345", Numbers.exact(12345));
        assertEquals("12,345", Numbers.shown(12345));
        assertEquals("3.14", Numbers.shown(3.14159));
        assertEquals("", Numbers.shown(null));
    }

    @Test
    void a_time_is_shown_in_a_unit_that_keeps_it_at_one_or_more() {
        // @start region=units
        var unit = Unit.fitting(1_230_000);
        assertEquals("1.23 ms", unit.after(unit.in(1_230_000)));
        // @end
        assertEquals("s", Unit.fitting(1e9).name());
        assertEquals("µs", Unit.fitting(999_999).name());
        assertEquals("ns", Unit.fitting(999).name());
        assertEquals("ns", Unit.fitting(0).name());
    }

    @Test
    void a_picture_of_many_times_has_a_smaller_unit() {
        assertEquals("s", Unit.spanning(12e9).name());
        assertEquals("ms", Unit.spanning(9e9).name());
        assertEquals("µs", Unit.spanning(1e6).name());
        assertEquals("ns", Unit.spanning(300).name());
    }
}
