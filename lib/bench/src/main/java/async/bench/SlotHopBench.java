package async.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// A bucket brigade: one value goes through 500 tasks on one thread, each of which takes it from the channel before
/// it and puts it into the one behind it.
///
/// - **An operation** is one hop: put, wake, schedule, poll, take.
/// - **Baseline:** virtual threads on one carrier, with the JDK's own hand-over and its smallest queue.
/// - **Left out:** all that a real channel has beside a [Slot], and another core's cache. The tasks are made before
///   the clock runs.
///
/// Idea: jimblandy's `context-switch`.
public class SlotHopBench extends HotPath {

    private static final int HOPS = Brigade.HOPS;

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object handWritten(SlotRing.HandWritten ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object compiled(SlotRing.Compiled ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object coroutines(SlotRing.Coroutines ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void virtualThreadsSynchronousQueue(ThreadRing.Handovers ring) throws Exception {
        ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void virtualThreadsArrayBlockingQueue(ThreadRing.Queues ring) throws Exception {
        ring.run();
    }
}
