package async.bench;

import org.openjdk.jmh.annotations.Fork;

/// The settings where tasks meet on two threads: two workers of the library's pool, two carriers of virtual threads.
@Fork(
        value = 3,
        jvmArgsAppend = {
            HotPath.COLLECTOR,
            HotPath.COROUTINES,
            HotPath.JMH,
            "-Djdk.virtualThreadScheduler.parallelism=2",
            "-Djdk.virtualThreadScheduler.maxPoolSize=2"
        })
public abstract class TwoThreads extends HotPath {

    static final int WORKERS = 2;
}
