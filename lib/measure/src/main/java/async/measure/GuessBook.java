package async.measure;

import async.measure.chart.Figure;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Which guess stood when each thing was first measured in this kernel.
///
/// ```
///   NOT MEASURED --measured--> FIXED        (the first guess stays, empty or not)
/// ```
///
/// `first` is guarded by `this`.
final class GuessBook {

    private static final GuessBook KERNEL = new GuessBook(Results::ledger, Results::page);

    private final Map<String, String> first = new HashMap<>();
    private final Supplier<Ledger> ledger;
    private final Supplier<String> page;

    GuessBook(Supplier<Ledger> ledger, Supplier<String> page) {
        this.ledger = ledger;
        this.page = page;
    }

    static GuessBook ofThisKernel() {
        return KERNEL;
    }

    /// @param guess in words, or empty
    /// @param score how the guess did, in words
    synchronized Figure measured(String id, String guess, String measured, Function<String, String> score) {
        var earlier = first.putIfAbsent(id, guess);
        if (earlier != null && !earlier.equals(guess)) return late(id, guess, measured, earlier);
        if (guess.isEmpty()) return Line.of("measured " + measured + " (no guess, no score: guess first next time)");
        return keep(id, "in-time", "you guessed " + guess + ", measured " + measured + ": " + score.apply(guess));
    }

    private Figure late(String id, String guess, String measured, String earlier) {
        var then = earlier.isEmpty()
                ? "measured " + measured + " before you guessed"
                : "you guessed " + earlier + ", measured " + measured;
        var now = guess.isEmpty() ? "taking it back" : guess;
        return keep(id, "late", then + "; " + now + " came afterwards, too late to count");
    }

    private Figure keep(String id, String verdict, String words) {
        ledger.get().add("guess", id, page.get(), verdict, "", words);
        return Line.of(words);
    }
}
