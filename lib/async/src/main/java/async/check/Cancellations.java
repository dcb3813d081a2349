package async.check;

import async.core.CancelSafety.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Closes an operation at each of its pauses, asks for it again, and counts what is lost.
///
/// A scenario is run again and again, each time from the start and on a paused clock. In one run the operation is
/// closed before its first poll; in the next at its first pause; then later in that pause, when the others have had
/// some turns; then when it has been woken, but not been polled; then at its second pause; until it ends before the
/// place is reached.
///
/// {@snippet class=CancellationsTest region=lossy}
///
/// Idea: "cancel at every await" of the tests of tokio-postgres and of Oxide's engineers, made a tool.
public final class Cancellations {

    private Cancellations() {}

    /// What happened at one place.
    ///
    /// @param at where the operation was closed, and what it was then
    /// @param lost what was produced and not consumed
    /// @param duplicated what was consumed more often than produced
    /// @param reordered all was consumed once, in another order
    /// @param leaked what [Trial#leaks] and [Trial#part] count
    /// @param leftOver tasks that nobody ended, and 1 for alarms still set
    /// @param failure of the operation or its partners; null if there is none. Those that wait for what is lost end
    /// in a deadlock, which takes a second
    ///
    /// {@snippet class=CancellationsTest region=lossy}
    public record Place(
            String at,
            List<Object> lost,
            List<Object> duplicated,
            boolean reordered,
            int leaked,
            int leftOver,
            Throwable failure) {

        private Level loss() {
            if (!lost.isEmpty() || !duplicated.isEmpty() || failure != null) return Level.LOSES_PROGRESS;
            return reordered ? Level.LOSES_PLACE : Level.SAFE;
        }

        private boolean leaves() {
            return leaked != 0 || leftOver != 0;
        }

        @Override
        public String toString() {
            String why = failure == null
                    ? ""
                    : "  " + failure.toString().lines().findFirst().orElse("");
            return String.format(
                    "%-60s  lost %-10s  twice %-10s  %-14s  leaked %d  left over %d%s",
                    at == null ? "closed nowhere" : at, lost, duplicated, loss(), leaked, leftOver, why);
        }
    }

    /// All places.
    ///
    /// {@snippet class=CancellationsTest region=lossy}
    public record Report(List<Place> places) {

        /// The worst of all places, by what was lost.
        ///
        /// {@snippet class=CancellationsTest region=lossy}
        public Level level() {
            return places.stream().map(Place::loss).max(Level::compareTo).orElse(Level.SAFE);
        }

        /// Holds the operation to its word. Leaks, left-over tasks and alarms are allowed at no level; nor is a loss
        /// that was announced and does not show. [Level#AS_ITS_PARTS] may lose what it likes.
        ///
        /// {@snippet class=CancellationsTest region=verify}
        ///
        /// @throws AssertionError with the table
        public void verify(Level promised) {
            boolean kept = promised == Level.AS_ITS_PARTS || promised == level();
            boolean leaves = places.stream().anyMatch(Place::leaves);
            if (!kept || leaves)
                throw new AssertionError("promised " + promised + ", found " + level()
                        + (leaves ? ", and what is leaked or left over" : "") + ":\n" + this);
        }

        /// The table, a line a place; of a failure, its first line.
        @Override
        public String toString() {
            return places.stream().map(Place::toString).collect(Collectors.joining("\n"));
        }
    }

    /// {@snippet class=CancellationsTest region=lossy}
    ///
    /// @throws NullPointerException if the scenario has no operation
    /// @throws IllegalArgumentException if the scenario fails or loses something though nothing is closed
    public static Report of(Trial.Scenario scenario) throws Exception {
        Place whole = run(scenario, -1);
        if (whole.loss() != Level.SAFE || whole.leaves())
            throw new IllegalArgumentException(
                    "this scenario is not clean, though nothing was closed: " + whole, whole.failure);
        var places = new ArrayList<Place>();
        for (int step = 0; ; step++) {
            Place place = run(scenario, step);
            if (place.at == null) return new Report(List.copyOf(places));
            places.add(place);
        }
    }

    private static Place run(Trial.Scenario scenario, int step) throws Exception {
        var trial = new Trial(step);
        try {
            scenario.prepare(trial);
            Objects.requireNonNull(trial.victim, "a trial needs its operation");
            Throwable failure = null;
            try {
                trial.run();
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception | Error end) {
                failure = end;
            }
            while (trial.executor.tasks.tryTick()) {}
            return new Place(
                    trial.victim.place,
                    without(trial.produced, trial.consumed),
                    without(trial.consumed, trial.produced),
                    !trial.produced.equals(trial.consumed),
                    trial.leaked(),
                    trial.leftOver(),
                    failure);
        } finally {
            trial.end();
        }
    }

    private static List<Object> without(List<Object> all, List<Object> some) {
        var rest = new ArrayList<>(all);
        some.forEach(rest::remove);
        return rest;
    }
}
