package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long TENTH = 100_000_000;
    private final FakeClock clock = new FakeClock();
    private final FakeScreen screen = new FakeScreen();

    @Test
    void what_is_quick_shows_nothing() throws Exception {
        // @start region=progress
        var printed = Texts.printedBy(() -> {
            try (var progress = Progress.of("asking", 3)) {
                for (int i = 0; i < 3; i++) progress.step();
            }
        });
        assertEquals("", printed);
        // @end
    }

    @Test
    void appears_after_two_seconds_and_moves_four_times_a_second_at_most() {
        try (var progress = new Progress("asking", 100, clock, screen)) {
            for (int i = 0; i < 30; i++) {
                clock.advance(TENTH);
                progress.step();
            }
        }
        assertEquals(List.of("asking: 20 of 100, 2 s so far"), screen.shown);
        assertEquals(
                List.of(
                        "asking: 23 of 100, 2.3 s so far",
                        "asking: 26 of 100, 2.6 s so far",
                        "asking: 29 of 100, 2.9 s so far",
                        "asking: 30 of 100 in 3 s"),
                screen.updates);
    }

    @Test
    void a_terminal_gets_one_line() throws Exception {
        var printed = Texts.printedBy(() -> {
            try (var progress = new Progress("asking", 100, clock, Screen.CONSOLE)) {
                for (int i = 0; i < 30; i++) {
                    clock.advance(TENTH);
                    progress.step();
                }
            }
        });
        assertEquals(1, printed.lines().count());
        assertTrue(printed.startsWith("asking: 20 of 100"));
    }
}
