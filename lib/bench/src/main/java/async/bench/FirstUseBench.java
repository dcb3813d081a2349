package async.bench;

import static async.await.Async.await;

import async.await.Async;
import async.await.Engine;
import async.core.AsyncBody;
import async.core.Future;
import async.future.Futures;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the first future of a body costs, once a JVM: the compiler finds, reads and compiles the body.
///
/// - **An operation** is the first `async` of one body: in a new JVM, after the warm-up, and as the fourth body after
/// it.
/// - **Baseline:** the coroutine engine, which has nothing to compile, in a new JVM.
/// - **Left out:** running it. What its code then links (lambdas, concatenations) is paid at its first run, as always.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstUseBench extends HotPath {

    @State(Scope.Benchmark)
    public static class Ready {
        @Setup
        public void warmUp() throws InterruptedException {
            Async.warmUp().join();
        }
    }

    @State(Scope.Benchmark)
    public static class Used extends Ready {
        @Setup
        public void use() {
            Engine.COMPILED.async(() -> await(Futures.ready(1)) + await(Futures.ready(2)));
            Engine.COMPILED.async(() -> "and " + await(Futures.ready(3)));
            Engine.COMPILED.async(() -> {
                for (int i = 0; i < 3; i++) await(Futures.yieldNow());
            });
        }
    }

    @Benchmark
    public Future<String> cold() {
        return Engine.COMPILED.async(body());
    }

    @Benchmark
    public Future<String> warmedUp(Ready state) {
        return Engine.COMPILED.async(body());
    }

    @Benchmark
    public Future<String> fourth(Used state) {
        return Engine.COMPILED.async(body());
    }

    @Benchmark
    public Future<String> coldCoroutine() {
        return Engine.COROUTINE.async(body());
    }

    private static AsyncBody<String> body() {
        return () -> {
            String said = "";
            for (int i = 0; i < 3; i++) {
                try {
                    said += await(Futures.ready(i));
                } catch (IOException e) {
                    said += e.getMessage();
                }
            }
            return said;
        };
    }
}
