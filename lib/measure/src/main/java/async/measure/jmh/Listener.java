package async.measure.jmh;

import java.util.Collection;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/// Hears what JMH would print: only what begins and what is done is told, the words are dropped.
record Listener(Consumer<Told> page, Names names) implements OutputFormat {

    @Override
    public void startBenchmark(BenchmarkParams params) {
        page.accept(new Told.Begun(names.of(params)));
    }

    @Override
    public void iterationResult(BenchmarkParams params, IterationParams how, int number, IterationResult result) {
        page.accept(new Told.Step());
    }

    @Override
    public void iteration(BenchmarkParams params, IterationParams how, int number) {}

    @Override
    public void endBenchmark(BenchmarkResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void print(String words) {}

    @Override
    public void println(String words) {}

    @Override
    public void verbosePrintln(String words) {}

    @Override
    public void write(int character) {}

    @Override
    public void write(byte[] words) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
