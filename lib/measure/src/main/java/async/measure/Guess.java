package async.measure;

import async.measure.chart.Mark;
import java.util.List;
import java.util.OptionalDouble;

/// What the reader thinks will come out, before it is measured. It starts empty (null); an empty one draws and counts
/// nothing. One that is changed after its measurement is late: the first one counts.
///
/// {@snippet class=GuessTest region=guess}
public sealed interface Guess extends Mark permits NumberGuess, ChoiceGuess {

    /// A number, in a unit: "ns", "us", "ms" and "s" understand measured times.
    ///
    /// @param guess null for "not guessed yet"; a Number, so that `50` will do as well as `50.0`
    /// @throws IllegalArgumentException if it is no number above 0
    static NumberGuess number(String id, String unit, Number guess) {
        if (guess != null && !(guess.doubleValue() > 0 && Double.isFinite(guess.doubleValue())))
            throw new IllegalArgumentException("a guess here is a number above 0, not " + guess);
        return new NumberGuess(id, unit, guess == null ? null : guess.doubleValue(), GuessBook.ofThisKernel());
    }

    /// One of a few answers.
    ///
    /// {@snippet class=GuessTest region=choice}
    ///
    /// @param guess one of `options`, or null for "not guessed yet"
    /// @throws IllegalArgumentException if the guess is none of them
    static ChoiceGuess choice(String id, String guess, String... options) {
        return new ChoiceGuess(id, guess, List.of(options), GuessBook.ofThisKernel());
    }

    @Override
    default OptionalDouble at() {
        return OptionalDouble.empty();
    }

    @Override
    default String label() {
        return "your guess";
    }
}
