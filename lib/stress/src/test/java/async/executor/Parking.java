package async.executor;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/// A call that meets a thread on its way to sleep: the thread wakes or does not fall asleep, and sees what was written
/// before the call.
@Outcome(id = "1, false", expect = Expect.ACCEPTABLE, desc = "awake, and the datum was seen")
@Outcome(id = ".*, true", expect = Expect.FORBIDDEN, desc = "the call was lost: it slept on until called again")
final class Parking {

    private Parking() {}

    static class Call {
        private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

        int datum;
        private volatile boolean awake;

        final int awakeWith(int seen) {
            awake = true;
            return seen;
        }

        /// Publishes and calls; whether the sleeper sleeps on all the same.
        final boolean isLost(Runnable call) {
            datum = 1;
            call.run();
            for (long start = System.nanoTime(); !awake; Thread.yield())
                if (System.nanoTime() - start > PATIENCE) {
                    call.run();
                    return true;
                }
            return false;
        }
    }

    @JCStressTest
    @JCStressMeta(Parking.class)
    @State
    public static class InBlockOn extends Call {
        volatile Waker waker;

        Poll<Integer> poll(Context cx) {
            waker = cx.waker();
            return datum == 0 ? Poll.pending() : Poll.ready(datum);
        }

        @Actor
        public void sleeper(IZ_Result r) {
            try {
                r.r1 = awakeWith(BlockOn.blockOn(this::poll));
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }

        @Actor
        public void caller(IZ_Result r) {
            while (waker == null) Thread.onSpinWait();
            r.r2 = isLost(waker::wake);
        }
    }

    /// Somebody else is on watch.
    @JCStressTest
    @JCStressMeta(Parking.class)
    @State
    public static class InBed extends Call {
        private static final Lookout TAKEN = taken();

        private static Lookout taken() {
            var lookout = new Lookout();
            lookout.tryEnter();
            return lookout;
        }

        final Bed bed = new Bed(TAKEN);

        @Actor
        public void sleeper(IZ_Result r) {
            bed.sleep();
            r.r1 = awakeWith(datum);
        }

        @Actor
        public void caller(IZ_Result r) {
            r.r2 = isLost(bed::call);
        }
    }

    /// The sleeper is on watch; a call of the sample before may wake it for nothing.
    @JCStressTest
    @JCStressMeta(Parking.class)
    @State
    public static class OnWatch extends Call {
        private static final Lookout FREE = new Lookout();

        final Bed bed = new Bed(FREE);
        volatile boolean called;

        @Actor
        public void sleeper(IZ_Result r) {
            do bed.sleep();
            while (!called);
            r.r1 = awakeWith(datum);
        }

        @Actor
        public void caller(IZ_Result r) {
            r.r2 = isLost(this::call);
        }

        private void call() {
            called = true;
            bed.call();
        }
    }
}
