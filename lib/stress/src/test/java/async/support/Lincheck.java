package async.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.regex.Pattern;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/// Holds an object that many threads share to its plan: whatever they do to it at once, there is an order of the
/// same calls, one after another, in which the plan gives the same answers. Lincheck writes the programs, two
/// threads of three calls each, and runs each many times, in an order of the steps that it picks itself; deep, also
/// in those that the machine happens to make.
///
/// A test is a public class with a constructor without arguments, whose `@Operation` methods call the object and give
/// back what they saw, in values that are equal when they say the same. Its plan is a class with the same methods on
/// plain fields, which is never called by two threads. An operation that may not be called twice at once by one user
/// takes his number, `@Param(gen = ThreadIdGen.class) int user`.
///
/// ```
///   ./mvnw -q verify -pl lib/async,lib/stress -Dasync.stress=PermitsLincheck    this one only
///   -Dasync.deep=true                                                           ten times as many programs, and by the
/// machine
/// ```
///
/// Idea: Lincheck, of JetBrains, for Kotlin's channels and mutexes.
public final class Lincheck {

    private static final Pattern CHOSEN = Pattern.compile(System.getProperty("async.stress", ""));
    private static final boolean DEEP = Boolean.getBoolean("async.deep");
    private static final int RUNS = 100;

    private Lincheck() {}

    /// Fails with the program, the answers, and the steps that led to them.
    public static void check(Class<?> test, Class<?> plan) {
        assumeTrue(CHOSEN.matcher(test.getName()).find(), "not chosen");
        chosen(new ModelCheckingOptions().invocationsPerIteration(RUNS), plan).check(test);
        if (DEEP)
            chosen(new StressOptions().invocationsPerIteration(RUNS), plan).check(test);
    }

    private static Options<?, ?> chosen(Options<?, ?> options, Class<?> plan) {
        return options.threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(DEEP ? 300 : 30)
                .sequentialSpecification(plan);
    }
}
