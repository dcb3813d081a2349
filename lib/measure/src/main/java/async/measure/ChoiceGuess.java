package async.measure;

import async.measure.chart.Figure;
import java.util.List;
import java.util.stream.Collectors;

/// A guess among a few answers.
///
/// {@snippet class=GuessTest region=choice}
public final class ChoiceGuess implements Guess {

    private final String id;
    private final String guess; // null: not guessed
    private final List<String> options;
    private final GuessBook book;

    ChoiceGuess(String id, String guess, List<String> options, GuessBook book) {
        this.id = id;
        this.options = options;
        this.guess = guess == null ? null : oneOf(guess);
        this.book = book;
    }

    /// Holds the guess against what came out.
    ///
    /// @throws IllegalArgumentException if that is none of the options
    public Figure measured(String answer) {
        var right = oneOf(answer);
        return book.measured(
                id, guess == null ? "" : guess, right, picked -> picked.equals(right) ? "right" : "surprise");
    }

    private String oneOf(String words) {
        return options.stream()
                .filter(option -> option.equalsIgnoreCase(words.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + words
                        + "\" is none of the answers: write null or one of "
                        + options.stream().map(option -> "\"" + option + "\"").collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return guess == null ? "not guessed yet: " + String.join(", ", options) : "your guess: " + guess;
    }
}
