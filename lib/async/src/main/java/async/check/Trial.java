package async.check;

import async.core.CancelSafety;
import async.core.Future;
import async.core.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// What a scenario of [Cancellations] sets up: the operation, who works beside it, and what is counted afterwards.
/// Everything in it runs on one thread.
///
/// {@snippet class=CancellationsTest region=lossy}
public final class Trial {

    /// Sets up one trial. It is asked for a new one for each place where the operation is closed.
    @FunctionalInterface
    public interface Scenario {

        /// {@snippet class=CancellationsTest region=lossy}
        void prepare(Trial trial) throws Exception;
    }

    private static final List<String> OWN = List.of("main", "operation", "beside");

    final SeededExecutor executor = new SeededExecutor();
    final List<Object> produced = new ArrayList<>();
    final List<Object> consumed = new ArrayList<>();
    private final List<Future<?>> partners = new ArrayList<>();
    private final List<IntSupplier> held = new ArrayList<>();
    private final List<AutoCloseable> used = new ArrayList<>();
    private final int step;
    Victim<?> victim;

    Trial(int step) {
        this.step = step;
    }

    /// The operation: asked for again when it was closed, and until it has given `times` values, each of which goes to
    /// `then`.
    ///
    /// {@snippet class=CancellationsTest region=lossy}
    public <T> void operation(int times, Supplier<? extends Future<T>> operation, Consumer<? super T> then) {
        if (victim != null) throw new IllegalStateException("a trial closes one operation; this is the second");
        if (times < 1)
            throw new IllegalArgumentException(
                    "an operation gives one value at least, not " + times + ": nothing else can be closed");
        victim = new Victim<>(step, times, operation, then);
    }

    /// Runs beside the operation. The trial ends when the operation and all these have ended.
    ///
    /// {@snippet class=CancellationsTest region=lossy}
    public void beside(Future<?> partner) {
        partners.add(Objects.requireNonNull(partner, "a trial needs a partner"));
    }

    /// What is to be consumed, once, and in this order.
    ///
    /// {@snippet class=CancellationsTest region=lossy}
    public void produced(Object value) {
        produced.add(value);
    }

    /// {@snippet class=CancellationsTest region=lossy}
    public void consumed(Object value) {
        consumed.add(value);
    }

    /// How many things somebody still holds: asked at the end, when it is to be 0.
    ///
    /// {@snippet class=CancellationsTest region=leaky}
    public void leaks(IntSupplier count) {
        held.add(Objects.requireNonNull(count, "leaks need a count"));
    }

    /// For what an operation is made of: checks `part`, and counts it as a leak if it has neither ended nor been closed
    /// at the end.
    ///
    /// {@snippet class=CancellationsTest region=parts}
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public <T> Future<T> part(Future<T> part) {
        Checked<T> checked = Checked.of(part);
        leaks(() -> checked.isOpen() ? 1 : 0);
        return checked;
    }

    /// Closes `resource` once all has been counted, and gives it back.
    ///
    /// {@snippet class=CancellationsTest region=leaky}
    public <C extends AutoCloseable> C use(C resource) {
        used.add(resource);
        return resource;
    }

    /// How much of the trial's own time has passed.
    ///
    /// {@snippet class=CancellationsTest region=time}
    public Duration now() {
        return Duration.ofNanos(executor.clock.now());
    }

    void run() throws Exception {
        var all = new ArrayList<Task<?>>();
        all.add(executor.tasks.spawn("operation", victim));
        for (var partner : partners) all.add(executor.tasks.spawn("beside", partner));
        for (Task<?> task : all) executor.run(task);
    }

    int leaked() {
        return held.stream().mapToInt(IntSupplier::getAsInt).sum();
    }

    /// Tasks that the operation has left behind, and its alarms, which count as one.
    int leftOver() {
        long tasks = executor.dump.snapshot().stream()
                .filter(task -> !OWN.contains(task.name()))
                .count();
        return (int) tasks + (executor.untilNext() == Long.MAX_VALUE ? 0 : 1);
    }

    void end() throws Exception {
        executor.close();
        for (AutoCloseable resource : used.reversed()) resource.close();
    }
}
