package async.bench;

import async.bench.piece.Crowd;
import async.bench.piece.SelfWaker;
import async.core.TraceSink;
import async.executor.LocalExecutor;
import async.trace.Watchdog;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What it costs to be looked at: the yields of [YieldBench] without a trace, with one that does nothing, and with the
/// watchdog.
///
/// - **An operation** is one wake of oneself and the poll that answers it.
/// - **Baseline:** `floor`, a bare loop with the same queue and the same three atomic steps on each task. No build
///   without hooks exists to compare with, so what `off` has above the floor is the hooks **and** the looks at
///   alarms, sockets, budget and interrupts: a limit for the hooks' price, not the price.
/// - **Left out:** what a sink does with what it is told.
public class TraceBench extends HotPath {

    private static final int TASKS = 200;
    private static final int YIELDS = 500;

    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public Object off(Off state) throws Exception {
        return state.run();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public Object silentSink(SilentSink state) throws Exception {
        return state.run();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public Object watchdog(Watched state) throws Exception {
        return state.run();
    }

    @Benchmark
    @OperationsPerInvocation(TASKS * YIELDS)
    public int floor() {
        var loop = new Loop();
        for (int i = 0; i < TASKS; i++) loop.add(new Bare(loop));
        return loop.run();
    }

    /// An executor, and its 200 tasks.
    @State(Scope.Benchmark)
    public abstract static class Looked {

        private final LocalExecutor executor;

        Looked(LocalExecutor executor) {
            this.executor = executor;
        }

        Object run() throws Exception {
            return executor.run(Crowd.of(TASKS, () -> new SelfWaker(YIELDS)));
        }

        @TearDown
        public void close() {
            executor.close();
        }
    }

    public static class Off extends Looked {
        public Off() {
            super(new LocalExecutor());
        }
    }

    public static class SilentSink extends Looked {
        public SilentSink() {
            super(new LocalExecutor(new TraceSink() {}));
        }
    }

    public static class Watched extends Looked {

        private final Watchdog dog;

        public Watched() {
            this(new Watchdog(Duration.ofSeconds(1), blocked -> {}));
        }

        private Watched(Watchdog dog) {
            super(new LocalExecutor(dog));
            this.dog = dog;
        }

        @Override
        public void close() {
            super.close();
            dog.close();
        }
    }

    /// A task's state word, and nothing else.
    private static final class Bare {

        private static final int QUEUED = 1;
        private static final int RUNNING = 2;
        private static final VarHandle STATE = stateHandle();

        private final Loop loop;
        private volatile int state = QUEUED;
        private int left = YIELDS;

        Bare(Loop loop) {
            this.loop = loop;
        }

        private static VarHandle stateHandle() {
            try {
                return MethodHandles.lookup().findVarHandle(Bare.class, "state", int.class);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("Bare.state", e);
            }
        }

        /// False at the end.
        boolean run() {
            int was = (int) STATE.getAndBitwiseXor(this, QUEUED | RUNNING);
            if (left-- == 0) return false;
            wake();
            was = (int) STATE.getAndBitwiseAnd(this, ~RUNNING);
            if ((was & QUEUED) != 0) loop.add(this);
            return true;
        }

        private void wake() {
            int was = (int) STATE.getAndBitwiseOr(this, QUEUED);
            if ((was & (QUEUED | RUNNING)) == 0) loop.add(this);
        }
    }

    private static final class Loop {

        private final Bare[] ring = new Bare[256];
        private int head;
        private int tail;

        void add(Bare task) {
            ring[tail++ & ring.length - 1] = task;
        }

        int run() {
            int ended = 0;
            while (head != tail) if (!ring[head++ & ring.length - 1].run()) ended++;
            return ended;
        }
    }
}
