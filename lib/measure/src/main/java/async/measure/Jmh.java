package async.measure;

import async.measure.jmh.Forked;
import async.measure.jmh.Forked.Outcome.Failure;
import async.measure.jmh.Forked.Outcome.Measured;
import async.measure.jmh.JmhResult;
import java.time.Duration;
import java.util.Arrays;

/// JMH, the JDK's own tool for measuring nanoseconds, run from a page: compiled benchmarks in JVMs of their own, quiet,
/// within a budget of time.
///
/// - **What it gives that [Measure] does not:** a fresh JVM for each benchmark, so that none is compiled for another's
///   sake; and a loop around it that the compiler cannot optimise away, so that nanoseconds can be told apart.
/// - **The budget** decides on forks and iterations ([async.measure.jmh.Plan]), and the result says what was done. It
///   outweighs what annotations say of forks, iterations, modes and units; `@Threads`, `@Group`, `@Param` hold.
/// - **The JVMs** have flags of their own: `-XX:+UseSerialGC -Xmx128m`, and not the kernel's.
/// - **An interrupt** of the cell ends them; they also end when the kernel does.
/// - **Two pages at once** take turns; the later one waits, but no longer than its own budget, and says so.
///
/// {@snippet class=JmhTest region=run}
///
/// Idea: JMH (OpenJDK), its `Runner`.
public final class Jmh {

    private static volatile JmhResult last; // null until a %%jmh cell has measured something

    private Jmh() {}

    /// Measures all benchmarks of these classes.
    ///
    /// @param budget about how long it may take; a busy machine takes longer, to start JVMs
    /// @return nanoseconds an operation
    /// @throws IllegalStateException if a benchmark fails or does not end, if there is none, or if the budget does
    ///     not suffice
    /// @throws InterruptedException if the cell is interrupted
    public static JmhResult run(Duration budget, Class<?>... benchmarks) throws InterruptedException {
        var names = Arrays.stream(benchmarks).map(Class::getCanonicalName).toList();
        return switch (Forked.run(budget, System.getProperty("java.class.path"), names)) {
            case Measured(var result) -> result;
            case Failure(var why) -> throw new IllegalStateException(why);
        };
    }

    /// What the last `%%jmh` cell has measured.
    ///
    /// @throws IllegalStateException if it has measured nothing
    public static JmhResult last() {
        if (last == null)
            throw new IllegalStateException("the last %%jmh cell has measured nothing: run it, it says what is wrong");
        return last;
    }

    /// @param result null if there is none
    static void remember(JmhResult result) {
        last = result;
    }
}
