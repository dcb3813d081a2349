package async.executor;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/// The wake that gets lost, and what it takes not to lose it: see [ModelCell]. The first three must fail: they are the
/// controls of this module. Only the last is how [TaskCell] does it.
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "the poll saw what the wake announced")
@Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "the wake was lost")
final class LostWake {

    private LostWake() {}

    @JCStressTest
    @JCStressMeta(LostWake.class)
    @State
    public static class EnterByStoreWakeByLook extends ModelCell {

        @Actor
        public void runner() {
            runByStore();
        }

        @Actor
        public void waker() {
            wakeByLook();
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = hasSeen();
        }
    }

    @JCStressTest
    @JCStressMeta(LostWake.class)
    @State
    public static class EnterBySwapWakeByLook extends ModelCell {

        @Actor
        public void runner() {
            runBySwap();
        }

        @Actor
        public void waker() {
            wakeByLook();
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = hasSeen();
        }
    }

    @JCStressTest
    @JCStressMeta(LostWake.class)
    @State
    public static class EnterByStoreWakeByWrite extends ModelCell {

        @Actor
        public void runner() {
            runByStore();
        }

        @Actor
        public void waker() {
            wakeByWrite();
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = hasSeen();
        }
    }

    @JCStressTest
    @JCStressMeta(LostWake.class)
    @State
    public static class EnterBySwapWakeByWrite extends ModelCell {

        @Actor
        public void runner() {
            runBySwap();
        }

        @Actor
        public void waker() {
            wakeByWrite();
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = hasSeen();
        }
    }
}
