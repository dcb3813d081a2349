package async.executor;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LII_Result;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.LLI_Result;

/// A task that is cancelled closes its future once and ends once, whatever it is doing; one that has ended does
/// neither.
final class TaskCancel {

    private TaskCancel() {}

    /// Before the poll, during it, and while the task pauses after it.
    @JCStressTest
    @Outcome(id = "sound, 1", expect = Expect.ACCEPTABLE, desc = "closed once")
    @State
    public static class AgainstRun {
        final Bench bench = new Bench(Bench::pending);

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void canceller() {
            bench.task.cancel();
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.closes();
        }
    }

    @JCStressTest
    @Outcome(id = "sound, value, 0", expect = Expect.ACCEPTABLE, desc = "too late to cancel")
    @Outcome(id = "sound, cancelled, 1", expect = Expect.ACCEPTABLE, desc = "cancelled in time")
    @State
    public static class AgainstFinish {
        final Bench bench = new Bench(seen -> Bench.ready(1));

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void canceller() {
            bench.task.cancel();
        }

        @Arbiter
        public void end(LLI_Result r) {
            r.r1 = bench.drain().soundness();
            var joiner = new Joiner(bench);
            joiner.poll();
            r.r2 = joiner.got();
            r.r3 = bench.closes();
        }
    }

    /// Both find the task idle, and either may queue it.
    @JCStressTest
    @Outcome(id = "sound, 1, 1", expect = Expect.ACCEPTABLE, desc = "queued once, closed once")
    @State
    public static class AgainstWake {
        final Bench bench = new Bench(Bench::pending).idle();

        @Actor
        public void waker() {
            bench.task.wake();
        }

        @Actor
        public void canceller() {
            bench.task.cancel();
        }

        @Arbiter
        public void end(LII_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.queueings();
            r.r3 = bench.closes();
        }
    }

    @JCStressTest
    @Outcome(id = "sound, 1, 1", expect = Expect.ACCEPTABLE, desc = "queued once, closed once")
    @State
    public static class AgainstCancel {
        final Bench bench = new Bench(Bench::pending).idle();

        @Actor
        public void oneCanceller() {
            bench.task.cancel();
        }

        @Actor
        public void anotherCanceller() {
            bench.task.cancel();
        }

        @Arbiter
        public void end(LII_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.queueings();
            r.r3 = bench.closes();
        }
    }
}
