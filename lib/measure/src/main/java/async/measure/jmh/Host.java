package async.measure.jmh;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The program that runs JMH, which starts the forks: so the kernel's heap, flags and class loaders stay out of what is
/// measured. It tells what happens on its standard output ([Told]), and ends with its forks when its input ends, that
/// is, when the kernel does.
final class Host {

    /// What a fork runs with, whatever the kernel runs with.
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-XX:-UsePerfData",
            "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final ObjectOutputStream page;

    private Host(OutputStream page) throws IOException {
        this.page = new ObjectOutputStream(page);
    }

    /// @param args the file that is locked by whoever measures, the budget in milliseconds, the benchmarks' classes
    public static void main(String[] args) throws IOException {
        var host = new Host(System.out);
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        Thread.ofPlatform().daemon().start(Host::endWithTheKernel);
        var budget = Duration.ofMillis(Long.parseLong(args[1]));
        host.tell(host.run(Path.of(args[0]), budget, List.of(args).subList(2, args.length)));
    }

    private Told run(Path lock, Duration budget, List<String> classes) throws IOException {
        try (var _ = Turn.take(lock, budget, () -> tell(new Told.Waiting()))) {
            var includes = classes.stream()
                    .map(name -> "^" + Pattern.quote(name) + "\\.[^.]+$")
                    .toList();
            int benchmarks = count(includes);
            if (benchmarks == 0) return new Told.Failed(unseen(classes));
            var plan = Plan.of(budget, benchmarks);
            tell(new Told.Planned(plan));
            return measure(plan, includes, new Names(classes));
        } catch (IllegalArgumentException tooLittle) {
            return new Told.Failed(tooLittle.getMessage());
        }
    }

    private Told measure(Plan plan, List<String> includes, Names names) {
        try {
            for (var result : new Runner(options(plan, includes).build(), new Listener(this::tell, names)).run())
                tell(new Told.Scored(score(names.of(result.getParams()), result)));
            return new Told.Ended();
        } catch (RunnerException failure) {
            return new Told.Failed(cause(failure));
        }
    }

    private static OptionsBuilder options(Plan plan, List<String> includes) {
        var options = new OptionsBuilder();
        includes.forEach(options::include);
        options.forks(plan.forks())
                .warmupForks(0)
                .warmupIterations(plan.warmUps())
                .warmupTime(TimeValue.milliseconds(plan.millis()))
                .measurementIterations(plan.runs())
                .measurementTime(TimeValue.milliseconds(plan.millis()))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .jvmArgs(FLAGS.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        return options;
    }

    private static Score score(String name, RunResult result) {
        var primary = result.getPrimaryResult();
        var runs = primary.getStatistics();
        return new Score(
                name,
                runs.getMin(),
                runs.getPercentile(50),
                runs.getMax(),
                primary.getScore(),
                primary.getScoreError(),
                runs.getN());
    }

    /// Each value of a parameter makes a benchmark of its own.
    private static int count(List<String> includes) {
        return BenchmarkList.defaultList()
                .find(new Listener(_ -> {}, new Names(List.of())), includes, List.of())
                .stream()
                .mapToInt(Host::variants)
                .sum();
    }

    private static int variants(BenchmarkListEntry benchmark) {
        if (!benchmark.getParams().hasValue()) return 1;
        return benchmark.getParams().get().values().stream()
                .mapToInt(values -> values.length)
                .reduce(1, (some, more) -> some * more);
    }

    /// What a benchmark has thrown, and where.
    private static String cause(RunnerException failure) {
        if (!(failure.getCause() instanceof BenchmarkException thrown)) return failure.getMessage();
        var causes = thrown.getSuppressed();
        if (causes.length == 0) return String.valueOf(thrown.getMessage());
        return "it threw " + causes[0] + place(causes[0]);
    }

    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(Names.TYPED + "."))
                .filter(frame -> !frame.getClassName().contains("jmh_generated"))
                .findFirst()
                .map(frame -> ", at line " + frame.getLineNumber() + " of the cell")
                .orElse("");
    }

    private static String unseen(List<String> classes) {
        return "no benchmark is found in " + String.join(", ", classes)
                + ": JMH measures what was compiled with it, as lib/measure and a %%jmh cell are";
    }

    private void tell(Told told) {
        try {
            page.writeObject(told);
            page.flush();
        } catch (IOException kernelHasEnded) {
            throw new UncheckedIOException(kernelHasEnded);
        }
    }

    private static void endWithTheKernel() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException broken) {
            // as good as its end
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(1);
    }
}
