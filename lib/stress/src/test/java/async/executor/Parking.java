package async.executor;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// A call that meets a thread on its way to sleep: the thread wakes or does not fall asleep, and sees what was written
/// before the call. If a call is lost, the thread sleeps for ever, and jcstress reports a timeout.
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the datum was seen")
final class Parking {

    private Parking() {}

    @JCStressTest
    @JCStressMeta(Parking.class)
    @State
    public static class InBlockOn {
        volatile Waker waker;
        int datum;

        Poll<Integer> poll(Context cx) {
            waker = cx.waker();
            return datum == 0 ? Poll.pending() : Poll.ready(datum);
        }

        @Actor
        public void sleeper(I_Result r) {
            try {
                r.r1 = BlockOn.blockOn(this::poll);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }

        @Actor
        public void caller() {
            while (waker == null) Thread.onSpinWait();
            datum = 1;
            waker.wake();
        }
    }

    /// Somebody else is on watch.
    @JCStressTest
    @JCStressMeta(Parking.class)
    @State
    public static class InBed {
        static final Lookout TAKEN = taken();

        static Lookout taken() {
            var lookout = new Lookout();
            lookout.tryEnter();
            return lookout;
        }

        final Bed bed = new Bed(TAKEN);
        int datum;

        @Actor
        public void sleeper(I_Result r) {
            bed.sleep();
            r.r1 = datum;
        }

        @Actor
        public void caller() {
            datum = 1;
            bed.call();
        }
    }

    /// The sleeper is on watch; a ring of the test before may wake it for nothing.
    @JCStressTest
    @JCStressMeta(Parking.class)
    @State
    public static class OnWatch {
        static final Lookout FREE = new Lookout();

        final Bed bed = new Bed(FREE);
        volatile boolean called;
        int datum;

        @Actor
        public void sleeper(I_Result r) {
            do bed.sleep();
            while (!called);
            r.r1 = datum;
        }

        @Actor
        public void caller() {
            datum = 1;
            called = true;
            bed.call();
        }
    }
}
