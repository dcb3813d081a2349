package async.measure;

import async.measure.chart.Figure;
import async.measure.gym.Exhibit;
import async.measure.gym.Probe;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Where a reader's checks meet broken things. A good check refuses the broken form of an exhibit, and lets the sound
/// one pass.
///
/// {@snippet class=GymTest region=check}
public final class Gym {

    private Gym() {}

    /// Tries `probe` on both forms of `exhibit`, three times each, and keeps the outcome with the page's exercises.
    /// Never throws.
    ///
    /// {@snippet class=GymTest region=check}
    public static <S> Figure check(Exhibit<S> exhibit, Probe<? super S> probe) {
        return new Bout(Exercise.PATIENCE, Results.ledger(), Results.page()).run(exhibit, probe);
    }

    /// How many of the ten have been caught since this kernel started.
    ///
    /// {@snippet class=GymTest region=score}
    public static Figure score() {
        return GymScore.of(Exhibit.all(), Results.ledger().session());
    }

    /// Does `action` on another thread, waits for it, and gives its answer: as if that thread had come in just here.
    ///
    /// Declares no checked exception, so that a waker can call it.
    ///
    /// {@snippet class=GymTest region=elsewhere}
    ///
    /// @throws IllegalStateException caused by the failure of `action`, if that is checked, or by an interrupt
    /// @throws RuntimeException the failure of `action` itself, as an Error is
    public static <T> T elsewhere(Callable<T> action) {
        var other = new FutureTask<>(action);
        Thread thread = Thread.ofPlatform().daemon().name("gym, elsewhere").start(other);
        try {
            return other.get();
        } catch (InterruptedException stop) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread was busy elsewhere", stop);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }

    /// The same for what has no answer.
    ///
    /// {@snippet class=GymTest region=elsewhere}
    public static void elsewhere(Action action) {
        elsewhere(() -> {
            action.run();
            return null;
        });
    }
}
