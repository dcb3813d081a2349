package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void a_time_is_told_in_the_unit_that_suits_it() {
        // @start region=units
        assertEquals("18 ns", Units.time(18));
        assertEquals("1.23 ms", Units.time(1_234_000));
        assertEquals("12,300", Units.number(12_300));
        // @end
        assertEquals("4.5 µs", Units.time(4_500));
        assertEquals("90 s", Units.time(90e9));
        assertEquals("0 ns", Units.time(0));
    }

    @Test
    void small_numbers_keep_three_digits() {
        assertEquals("0.0123", Units.number(0.01234));
        assertEquals("-1.5", Units.number(-1.5));
        assertEquals("123", Units.number(123.4));
    }

    @Test
    void a_pages_unit_follows_the_number() {
        assertEquals("50 ms", Units.with("ms", 50));
        assertEquals("1.5 µs", Units.with("us", 1.5));
        assertEquals("3 requests", Units.with("requests", 3));
    }

    @Test
    void what_is_no_number_is_told_in_a_word() {
        assertEquals("none", Units.number(1 / 0.0));
    }
}
