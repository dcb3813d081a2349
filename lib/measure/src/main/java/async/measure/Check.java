package async.measure;

import async.measure.chart.Figure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Runs a reader's code, which may be wrong in any way, and says how it went.
///
/// It runs on a thread of its own: a loop that never ends and never waits cannot be cut on the cell's thread, and an
/// unfinished executor is likely to hold one. What came out is judged there too, for its `equals` and `toString` may be
/// as wrong.
record Check(Duration patience, Ledger ledger, String page) {

    private static final Duration LAST_CHANCE = Duration.ofMillis(200); // for `finally` blocks, after an interrupt

    sealed interface Outcome {

        record Right() implements Outcome {}

        record Wrong(String seen, String expected) implements Outcome {}

        record Threw(String failure, String expected) implements Outcome {}

        record Unwritten() implements Outcome {}

        record Hangs(boolean forGood) implements Outcome {}

        record Stopped() implements Outcome {}
    }

    private static final class Attempt extends Thread {
        private final Object expected;
        private final Callable<?> test;
        private volatile Outcome outcome; // null until it ends

        Attempt(String id, Object expected, Callable<?> test) {
            super("exercise " + id);
            setDaemon(true);
            this.expected = expected;
            this.test = test;
        }

        @Override
        public void run() {
            outcome = judged(expected, test);
        }
    }

    Figure run(String id, Object expected, Callable<?> test) {
        var why = shortcoming(attempt(id, expected, test));
        ledger.add("exercise", id, page, why.isEmpty() ? "passed" : "not-yet", "passed", why);
        return Line.judged(why.isEmpty(), why.isEmpty() ? id : id + " · " + why);
    }

    Outcome attempt(String id, Object expected, Callable<?> test) {
        var attempt = new Attempt(id, expected, test);
        attempt.start();
        try {
            if (attempt.join(patience)) return attempt.outcome;
            attempt.interrupt();
            return new Outcome.Hangs(!attempt.join(LAST_CHANCE));
        } catch (InterruptedException e) {
            attempt.interrupt();
            return new Outcome.Stopped();
        }
    }

    /// What is wrong, in words; empty if nothing is.
    String shortcoming(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Right() -> "";
            case Outcome.Wrong(var seen, var expected) -> "seen " + seen + ", expected " + expected;
            case Outcome.Threw(var failure, var expected) -> "seen " + failure + ", expected " + expected;
            case Outcome.Unwritten() -> "write the method first";
            case Outcome.Hangs(var forGood) -> "not done after " + Units.time(patience.toNanos()) + remedy(forGood);
            case Outcome.Stopped() -> "you stopped it";
        };
    }

    private static Outcome judged(Object expected, Callable<?> test) {
        try {
            var value = test.call();
            return Objects.deepEquals(value, expected)
                    ? new Outcome.Right()
                    : new Outcome.Wrong(shown(value), shown(expected));
        } catch (Throwable failure) { // a reader's StackOverflowError is an answer too
            if (unwritten(failure)) return new Outcome.Unwritten();
            return new Outcome.Threw(told(failure, () -> headline(failure)), shown(expected));
        }
    }

    /// What comes below it is for whoever debugs; a verdict has one line.
    static String headline(Throwable failure) {
        return failure.toString().lines().findFirst().orElse("");
    }

    private static boolean unwritten(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(Exercise.NotWritten.class::isInstance);
    }

    private static String remedy(boolean forGood) {
        return forGood
                ? " and does not stop when interrupted: restart the kernel before you measure again"
                : ": it waits for what never comes, or for too much in turn";
    }

    private static String shown(Object value) {
        if (value instanceof String text) return "\"" + text + "\"";
        return told(value, () -> {
            var inBrackets = Arrays.deepToString(new Object[] {value}); // the one call that prints every kind of array
            return inBrackets.substring(1, inBrackets.length() - 1);
        });
    }

    private static String told(Object thing, Supplier<String> words) {
        try {
            return words.get();
        } catch (Throwable speechless) {
            return "a " + thing.getClass().getName();
        }
    }
}
