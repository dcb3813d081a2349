package async.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/// The brigade of [SlotHopBench] over bounded channels of one place.
///
/// - **An operation** is one hop: send, wake, schedule, poll, receive.
/// - **Baselines:** virtual threads on one carrier with the JDK's smallest queue. [SlotHopBench] is the floor: what a
///   hop costs beside the channel.
/// - **Left out:** a full channel. With one bucket under way, no send waits.
public class ChannelHopBench extends HotPath {

    private static final int HOPS = Brigade.HOPS;

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object handWritten(ChannelRing.HandWritten ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object compiled(ChannelRing.Compiled ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public Object coroutines(ChannelRing.Coroutines ring) throws Exception {
        return ring.run();
    }

    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void virtualThreads(ThreadRing.Queues ring) throws Exception {
        ring.run();
    }
}
