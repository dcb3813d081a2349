package async.executor;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.LZ_Result;

/// A task that one thread runs by plain steps loses no wish of another thread.
final class ConfinedTask {

    private ConfinedTask() {}

    /// The stranger's wake meets the owner's steps, or the emptying of the inbox.
    @JCStressTest
    @Outcome(id = "sound, 1", expect = Expect.ACCEPTABLE, desc = "the datum was seen")
    @State
    public static class WokenByAStranger {
        final Confined runner = new Confined();

        @Actor
        public void owner() {
            runner.enter().turn();
            runner.task.wake();
            runner.turn();
        }

        @Actor
        public void stranger() {
            runner.publishAndWake(1);
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = runner.enter().turn().soundness();
            r.r2 = runner.seen;
        }
    }

    /// The second ring finds the first one taken out of the inbox, or still in it.
    @JCStressTest
    @Outcome(id = "sound, 2", expect = Expect.ACCEPTABLE, desc = "the newest datum was seen")
    @State
    public static class WokenTwice {
        final Confined runner = new Confined();

        @Actor
        public void owner() {
            runner.enter().turn().turn();
        }

        @Actor
        public void stranger() {
            runner.publishAndWake(1);
            runner.publishAndWake(2);
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = runner.enter().turn().soundness();
            r.r2 = runner.seen;
        }
    }

    /// A cancel beside a wake: the task ends, whichever of them put it into the inbox.
    @JCStressTest
    @Outcome(id = "sound, true", expect = Expect.ACCEPTABLE, desc = "closed once, and done")
    @State
    public static class CancelledByAStranger {
        final Confined runner = new Confined();

        @Actor
        public void owner() {
            runner.enter().turn();
            runner.task.wake();
            runner.turn();
        }

        @Actor
        public void stranger() {
            runner.task.wake();
            runner.task.cancel();
        }

        @Arbiter
        public void end(LZ_Result r) {
            r.r1 = runner.enter().turn().soundness();
            r.r2 = runner.task.isDone();
        }
    }
}
