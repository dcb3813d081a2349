package async.measure;

import async.measure.chart.Figure;
import async.measure.chart.Spread;
import async.measure.chart.Unit;
import java.util.Locale;
import java.util.OptionalDouble;

/// A guessed number. It is drawn into a chart of the same unit.
///
/// {@snippet class=GuessTest region=guess}
public final class NumberGuess implements Guess {

    private final String id;
    private final String unit;
    private final Double guess; // null: not guessed
    private final GuessBook book;

    NumberGuess(String id, String unit, Double guess, GuessBook book) {
        this.id = id;
        this.unit = unit;
        this.guess = guess;
        this.book = book;
    }

    /// Holds the guess against what came out.
    ///
    /// @param value in the guess's unit
    public Figure measured(double value) {
        return book.measured(id, words(), Units.with(unit, value), _ -> score(value));
    }

    /// Holds the guess against the median.
    public Figure measured(Spread spread) {
        return measured(spread.median() / Unit.of(unit).nanos());
    }

    @Override
    public OptionalDouble at() {
        return guess == null ? OptionalDouble.empty() : OptionalDouble.of(guess);
    }

    private String words() {
        return guess == null ? "" : Units.with(unit, guess);
    }

    private String score(double value) {
        if (!Double.isFinite(value)) return "no number to hold it against";
        if (guess == value) return "exactly";
        if (guess <= 0 || value <= 0) return "off by " + Units.with(unit, Math.abs(guess - value));
        var factor = Math.max(guess / value, value / guess);
        return factor < 1.1
                ? "as good as right"
                : "factor " + (factor < 10 ? String.format(Locale.ROOT, "%.1f", factor) : Units.number(factor));
    }

    @Override
    public String toString() {
        return guess == null ? "not guessed yet" : "your guess: " + words();
    }
}
