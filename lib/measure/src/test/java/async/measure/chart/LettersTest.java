package async.measure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LettersTest {

    @Test
    void a_text_breaks_at_spaces() {
        assertEquals(List.of("one two", "three"), Letters.wrap("one two three", Type.VALUE, 60, 3));
    }

    @Test
    void no_line_is_wider_than_asked_and_the_last_one_tells_that_it_was_cut() {
        var lines = Letters.wrap("Donaudampfschifffahrtsgesellschaft " + "and more ".repeat(20), Type.NAME, 100, 2);
        assertEquals(2, lines.size());
        assertTrue(lines.getLast().endsWith("…"));
        assertTrue(Letters.widest(lines, Type.NAME) <= 100);
    }

    @Test
    void no_letter_is_cut_in_half() {
        for (int width = 30; width < 90; width++) {
            assertTrue(Letters.fit("🍳🍳🍳🍳🍳🍳🍳🍳", Type.NAME, width).matches("(🍳)+…"), "width " + width);
        }
    }

    @Test
    void nothing_makes_no_line() {
        assertEquals(List.of(), Letters.wrap(" \n ", Type.NOTE, 100, 3));
    }
}
