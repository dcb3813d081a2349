package async.measure;

import async.measure.chart.Figure;
import java.time.Duration;
import java.util.concurrent.Callable;

/// The reader's turn. A check never throws: it answers `passed`, or `not yet` with what was seen and what was expected.
///
/// {@snippet class=ExerciseTest region=exercise}
public final class Exercise {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private Exercise() {}

    /// Stands where the reader's code will: it fits every type, and says so when it is run.
    ///
    /// @throws NotWritten always
    public static <T> T todo() {
        throw new NotWritten();
    }

    /// What an unwritten method throws.
    public static final class NotWritten extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotWritten() {
            super("not written yet: put your code in place of Exercise.todo()");
        }
    }

    /// Passes if `test` is true within ten seconds.
    public static Figure check(String id, Callable<Boolean> test) {
        return check(id, true, test);
    }

    /// Passes if `seen` gives `expected` within ten seconds.
    ///
    /// {@snippet class=ExerciseTest region=expected}
    public static Figure check(String id, Object expected, Callable<?> seen) {
        return new Check(PATIENCE, Results.ledger(), Results.page()).run(id, expected, seen);
    }
}
