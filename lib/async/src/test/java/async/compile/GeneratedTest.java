package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that nobody thought of: random programs, each run three ways to its end, and twice closed on the way. If
/// any run differs, the shortest such program is printed, with its seed; `-Dasync.seed=N` runs that one alone, and
/// `-Dasync.deep=true` runs ten times as many. The suite's two executions by the compiler take half of them each.
@DisabledIfSystemProperty(named = "async.engine", matches = "coroutine", disabledReason = "chooses engines itself")
class GeneratedTest {

    private static final int PROGRAMS = Boolean.getBoolean("async.deep") ? 5_000 : 500;
    private static final int BATCH = 250; // whose classes are in memory at a time

    @TempDir
    private Path folder;

    private record Difference(long seed, Drive drive, String source, String expected, String actual) {
        @Override
        public String toString() {
            return "-Dasync.seed=" + seed + ", closed after polls: " + drive.closeAfter() + "\n" + source
                    + "\nexpected:\n" + expected + "\n\nbut was:\n" + actual;
        }
    }

    private final List<Difference> differences = new ArrayList<>();

    @BeforeEach
    void forget_the_fallbacks_of_others() {
        Way.fallbacks();
    }

    @Test
    void random_programs_cannot_tell_what_runs_them() throws Exception {
        List<Long> seeds = seeds();
        for (int from = 0; from < seeds.size(); from += BATCH)
            compare(seeds.subList(from, Math.min(from + BATCH, seeds.size())));
        differences.sort(Comparator.comparing(each -> each.source.length()));
        assertEquals(
                List.of(), differences.stream().limit(1).toList(), differences.size() + " runs differ; the shortest:");
        assertMostWereCompiled(seeds.size());
    }

    /// A body may be too long, for a finally block stands in the bytecode as often as there are ways into it.
    private static void assertMostWereCompiled(int programs) {
        var fallbacks = Way.fallbacks();
        for (var each : fallbacks)
            assertTrue(each.reason().contains("HotSpot compiles no method over"), each::toString);
        assertTrue(fallbacks.size() * 20 <= programs, "not compiled, and so not tested: " + fallbacks.size());
    }

    private static List<Long> seeds() {
        Long asked = Long.getLong("async.seed");
        long first = GeneratedTest.class.getModule().isNamed() ? 0 : PROGRAMS;
        return asked != null
                ? List.of(asked)
                : LongStream.range(first, first + PROGRAMS).boxed().toList();
    }

    private void compare(List<Long> seeds) throws Exception {
        var programs = new Programs(folder, seeds, seeds.getFirst() / BATCH % 2 == 0 ? "-g" : "-g:none");
        var compiled = new BodyLoader(Way.COMPILED, programs::bytes);
        var coroutine = new BodyLoader(Way.COROUTINE, programs::bytes);
        var blocking = new BodyLoader(Way.BLOCKING, programs::bytes);
        for (int i = 0; i < seeds.size(); i++) {
            long seed = seeds.get(i);
            String type = Programs.className(i);
            compare(seed, program(compiled, type, seed), program(coroutine, type, seed), program(blocking, type, seed));
        }
    }

    private void compare(
            long seed,
            Function<Run, Future<?>> compiled,
            Function<Run, Future<?>> coroutine,
            Function<Run, Future<?>> blocking)
            throws Exception {
        var toItsEnd = drive(seed, Drive.NEVER);
        var expected = toItsEnd.of(coroutine);
        compare(seed, toItsEnd, expected, toItsEnd.of(compiled));
        compare(seed, toItsEnd, expected.withoutPolls(), toItsEnd.of(blocking).withoutPolls());
        var random = new SplittableRandom(seed);
        for (int times = 0; times < 2; times++) {
            var closed = drive(seed, random.nextInt(1 + expected.polls()));
            compare(seed, closed, closed.of(coroutine), closed.of(compiled));
        }
    }

    private static Drive drive(long seed, int closeAfter) {
        return new Drive(future -> (int) ((seed + future) * 0x9E3779B97F4A7C15L >>> 62), closeAfter, false);
    }

    private void compare(long seed, Drive drive, Drive.Trace expected, Drive.Trace actual) {
        if (!expected.equals(actual))
            differences.add(new Difference(seed, drive, Programs.source(seed), text(expected), text(actual)));
    }

    private static String text(Drive.Trace trace) {
        return String.join("\n", trace.events());
    }

    private static Function<Run, Future<?>> program(BodyLoader loader, String type, long seed) throws Exception {
        Class<?> home = loader.loadClass(type);
        var method = home.getMethod("of_" + seed, Run.class);
        var constructor = home.getConstructor();
        return run -> {
            try {
                return (Future<?>) method.invoke(constructor.newInstance(), run);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        };
    }
}
