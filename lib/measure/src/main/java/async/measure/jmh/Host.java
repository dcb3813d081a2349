package async.measure.jmh;

import async.measure.Parent;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/// The program that runs JMH, which starts the forks: so the kernel's heap, flags and class loaders stay out of what is
/// measured. It tells what happens on its standard output ([Told]), and ends with its forks when its input ends, that
/// is, when the kernel does.
final class Host {

    private final ObjectOutputStream page;

    private Host(OutputStream page) throws IOException {
        this.page = new ObjectOutputStream(page);
    }

    /// @param args the file that is locked by whoever measures, the budget in milliseconds, the benchmarks' classes
    public static void main(String[] args) throws IOException {
        Parent.watch();
        var host = new Host(System.out);
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        var budget = Duration.ofMillis(Long.parseLong(args[1]));
        host.tell(host.run(Path.of(args[0]), budget, List.of(args).subList(2, args.length)));
    }

    private Told run(Path lock, Duration budget, List<String> classes) throws IOException {
        try (var _ = Turn.take(lock, budget, () -> tell(new Told.Waiting()))) {
            var benchmarks = new Benchmarks(classes);
            int count = benchmarks.count();
            if (count == 0) return new Told.Failed(benchmarks.unseen());
            var plan = Plan.of(budget, count);
            tell(new Told.Planned(plan));
            return measure(benchmarks.options(plan), new Names(classes));
        } catch (IllegalArgumentException tooLittle) {
            return new Told.Failed(tooLittle.getMessage());
        }
    }

    private Told measure(Options options, Names names) {
        try {
            for (var result : new Runner(options, new Listener(this::tell, names)).run())
                tell(new Told.Scored(score(names.of(result.getParams()), result)));
            return new Told.Ended();
        } catch (RunnerException failure) {
            return new Told.Failed(cause(failure));
        }
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

    private void tell(Told told) {
        try {
            page.writeObject(told);
            page.flush();
        } catch (IOException kernelHasEnded) {
            throw new UncheckedIOException(kernelHasEnded);
        }
    }
}
