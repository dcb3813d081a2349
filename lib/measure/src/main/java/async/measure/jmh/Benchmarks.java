package async.measure.jmh;

import async.measure.Jvm;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What JMH knows of some classes: how many benchmarks they hold, and how they are to be run.
///
/// @param classes by their canonical names
record Benchmarks(List<String> classes) {

    /// What a fork runs with, whatever the kernel runs with.
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /// Each value of a parameter makes a benchmark of its own.
    int count() {
        return BenchmarkList.defaultList()
                .find(new Listener(_ -> {}, new Names(List.of())), includes(), List.of())
                .stream()
                .mapToInt(Benchmarks::variants)
                .sum();
    }

    private static int variants(BenchmarkListEntry benchmark) {
        if (!benchmark.getParams().hasValue()) return 1;
        return benchmark.getParams().get().values().stream()
                .mapToInt(values -> values.length)
                .reduce(1, (some, more) -> some * more);
    }

    Options options(Plan plan) {
        var options = new OptionsBuilder();
        includes().forEach(options::include);
        options.forks(plan.forks())
                .warmupForks(0)
                .warmupIterations(plan.warmUps())
                .warmupTime(TimeValue.milliseconds(plan.millis()))
                .measurementIterations(plan.runs())
                .measurementTime(TimeValue.milliseconds(plan.millis()))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .jvmArgs(Stream.concat(Jvm.TIDY.stream(), FLAGS.stream()).toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return options.build();
    }

    String unseen() {
        return "no benchmark is found in " + String.join(", ", classes)
                + ": JMH measures what was compiled with it, as lib/measure and a %%jmh cell are";
    }

    private List<String> includes() {
        return classes.stream()
                .map(name -> "^" + Pattern.quote(name) + "\\.[^.]+$")
                .toList();
    }
}
