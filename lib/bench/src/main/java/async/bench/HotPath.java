package async.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The settings of every benchmark: the average time of one operation, in nanoseconds, in a JVM of its own.
///
/// - The collector is named, since the JVM would choose by the size of the machine.
/// - Virtual threads get one carrier: beside an executor of one thread, two would measure the way between cores.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {
            HotPath.COLLECTOR,
            HotPath.COROUTINES,
            HotPath.JMH,
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1"
        })
public abstract class HotPath {

    static final String COLLECTOR = "-XX:+UseSerialGC";
    static final String COROUTINES = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";
    static final String JMH = "--sun-misc-unsafe-memory-access=allow";
}
