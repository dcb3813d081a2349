package async.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs every benchmark once, far too shortly to learn a speed: only whether it runs.
class SmokeTest {

    private static Collection<RunResult> results;

    @BeforeAll
    static void run() throws RunnerException {
        results = new Runner(new OptionsBuilder()
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    @Test
    void every_benchmark_gives_a_time() {
        assertAll(results.stream().map(result -> () -> {
            double score = result.getPrimaryResult().getScore();
            assertTrue(Double.isFinite(score) && score > 0, result.getParams().getBenchmark() + ": " + score);
        }));
    }

    @Test
    void every_class_of_benchmarks_has_been_run() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            var classes = sources.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Bench.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(classes, byClass().keySet());
        }
    }

    @Test
    void each_class_holds_its_baseline_too() {
        byClass().forEach((type, count) -> assertTrue(count > 1, type + " has nothing to compare with"));
    }

    private static TreeMap<String, Long> byClass() {
        return results.stream()
                .map(result -> result.getParams().getBenchmark().split("\\.")[2])
                .collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
    }
}
