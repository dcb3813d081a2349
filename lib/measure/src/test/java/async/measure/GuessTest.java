package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuessTest {

    @TempDir
    Path folder;

    private Ledger ledger;
    private GuessBook book;

    @BeforeEach
    void a_fresh_kernel() {
        ledger = Texts.ledger(folder);
        book = new GuessBook(() -> ledger, () -> "01");
    }

    private NumberGuess guess(Double value) {
        return new NumberGuess("kettle", "ms", value, book);
    }

    private List<String> verdicts() {
        return ledger.session().stream().map(Result::verdict).toList();
    }

    @Test
    void starts_empty_and_draws_nothing() {
        // @start region=guess
        var empty = Guess.number("kettle", "ms", null); // put a number in place of null
        assertEquals(OptionalDouble.empty(), empty.at());
        var guess = Guess.number("kettle", "ms", 50);
        assertEquals(OptionalDouble.of(50), guess.at());
        assertEquals("your guess", guess.label());
        // @end
        assertEquals("not guessed yet", empty.toString());
        assertEquals("your guess: 50 ms", guess.toString());
    }

    @Test
    void a_guess_is_held_against_what_came_out() {
        assertEquals(
                "you guessed 50 ms, measured 98 ms: factor 2.0",
                guess(50.0).measured(98).text());
        assertEquals(List.of("in-time"), verdicts());
        assertEquals("01", ledger.session().getFirst().page());
    }

    @Test
    void too_high_and_too_low_count_the_same() {
        assertEquals(
                "you guessed 98 ms, measured 49 ms: factor 2.0",
                guess(98.0).measured(49).text());
    }

    @Test
    void measured_times_are_told_in_the_guesses_unit() {
        assertEquals(
                "you guessed 50 ms, measured 100 ms: factor 2.0",
                guess(50.0).measured(Stats.of(100e6)).text());
    }

    @Test
    void a_good_guess_is_called_one() {
        assertTrue(guess(50.0).measured(52).text().endsWith("as good as right"));
        assertTrue(guess(50.0).measured(50).text().endsWith("exactly"));
    }

    @Test
    void where_a_factor_makes_no_sense_the_distance_is_told() {
        assertTrue(guess(0.0).measured(3).text().endsWith("off by 3 ms"));
        assertTrue(new NumberGuess("b", "ms", 0.0, book).measured(0).text().endsWith("exactly"));
    }

    @Test
    void an_empty_guess_counts_nothing() {
        assertEquals(
                "measured 98 ms (no guess, no score: guess first next time)",
                guess(null).measured(98).text());
        assertEquals(List.of(), verdicts());
    }

    @Test
    void a_guess_changed_after_its_measurement_is_late() {
        guess(50.0).measured(98);
        assertEquals(
                "you guessed 50 ms, measured 99 ms; 98 ms came afterwards, too late to count",
                guess(98.0).measured(99).text());
        assertEquals(List.of("in-time", "late"), verdicts());
    }

    @Test
    void a_guess_filled_in_after_its_measurement_is_late() {
        guess(null).measured(98);
        assertEquals(
                "measured 98 ms before you guessed; 98 ms came afterwards, too late to count",
                guess(98.0).measured(98).text());
    }

    @Test
    void a_guess_that_is_no_number_above_0_is_refused() {
        for (var wrong : List.of(0, -5, Double.NaN, Double.POSITIVE_INFINITY)) {
            var refused = assertThrows(IllegalArgumentException.class, () -> Guess.number("x", "ms", wrong));
            assertEquals("a guess here is a number above 0, not " + wrong, refused.getMessage());
        }
    }

    @Test
    void the_same_guess_may_be_measured_again() {
        guess(50.0).measured(98);
        assertEquals(
                "you guessed 50 ms, measured 97 ms: factor 1.9",
                guess(50.0).measured(97).text());
    }

    @Test
    void a_choice_is_one_of_its_answers() {
        // @start region=choice
        var guess = Guess.choice("who", "both", "the median", "the worst case", "both");
        assertEquals("your guess: both", guess.toString());
        assertEquals(OptionalDouble.empty(), guess.at());
        // @end
        assertEquals(
                "not guessed yet: the median, both",
                Guess.choice("who", null, "the median", "both").toString());
    }

    @Test
    void a_choice_is_right_or_a_surprise() {
        var options = List.of("the median", "both");
        assertEquals(
                "you guessed both, measured both: right",
                new ChoiceGuess("who", "Both ", options, book).measured("both").text());
        assertEquals(
                "you guessed both, measured the median: surprise",
                new ChoiceGuess("who", "both", options, book)
                        .measured("the median")
                        .text());
    }

    @Test
    void refuses_an_answer_that_was_not_offered() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Guess.choice("who", "me", "you", "both"));
        assertEquals("\"me\" is none of the answers: write null or one of \"you\", \"both\"", refused.getMessage());
    }

    @Test
    void a_measurement_that_is_no_number_scores_nothing() {
        assertTrue(guess(50.0).measured(Double.NaN).text().endsWith("no number to hold it against"));
    }

    @Test
    void a_factor_has_the_same_point_in_every_country() {
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertTrue(guess(50.0).measured(100).text().endsWith("factor 2.0"));
        } finally {
            Locale.setDefault(usual);
        }
    }
}
