package async.measure;

import async.measure.chart.Figure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Runs a reader's code, which may be wrong in any way, and says how it went.
///
/// It runs on a thread of its own: a loop that never ends and never waits cannot be cut on the cell's thread, and an
/// unfinished executor is likely to hold one.
record Check(Duration patience, Ledger ledger, String page) {

    private static final Duration LAST_CHANCE = Duration.ofMillis(200); // for `finally` blocks, after an interrupt

    private sealed interface Outcome {

        record Gave(Object value) implements Outcome {}

        record Threw(Throwable failure) implements Outcome {}

        record Hangs(boolean forGood) implements Outcome {}

        record Stopped() implements Outcome {}
    }

    private static final class Attempt extends Thread {
        private final Callable<?> test;
        private volatile Outcome outcome; // null until it ends

        Attempt(String id, Callable<?> test) {
            super("exercise " + id);
            setDaemon(true);
            this.test = test;
        }

        @Override
        public void run() {
            try {
                outcome = new Outcome.Gave(test.call());
            } catch (Throwable failure) { // a reader's StackOverflowError is an answer too
                outcome = new Outcome.Threw(failure);
            }
        }
    }

    Figure run(String id, Object expected, Callable<?> test) {
        var why = shortcoming(expected, attempt(id, test));
        ledger.add("exercise", id, page, why.isEmpty() ? "passed" : "not-yet", "passed", why);
        return why.isEmpty() ? Line.of("✓ passed · " + id) : Line.of("✗ not yet · " + id + " · " + why);
    }

    private Outcome attempt(String id, Callable<?> test) {
        var attempt = new Attempt(id, test);
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
    private String shortcoming(Object expected, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Gave(var value) when Objects.deepEquals(value, expected) -> "";
            case Outcome.Gave(var value) -> "seen " + shown(value) + ", expected " + shown(expected);
            case Outcome.Threw(var failure) when unwritten(failure) -> "write the method first";
            case Outcome.Threw(var failure) -> "seen " + failure + ", expected " + shown(expected);
            case Outcome.Hangs(var forGood) -> "not done after " + Units.time(patience.toNanos()) + remedy(forGood);
            case Outcome.Stopped() -> "you stopped it";
        };
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
        var inBrackets = Arrays.deepToString(new Object[] {value}); // the one call that prints every kind of array
        return inBrackets.substring(1, inBrackets.length() - 1);
    }
}
