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

/// A failure is told once: to whoever joins, or else to the failure handler.
final class TaskDetach {

    private TaskDetach() {}

    @JCStressTest
    @Outcome(id = "sound, 1", expect = Expect.ACCEPTABLE, desc = "the handler was told once")
    @State
    public static class AgainstFailure {
        final Bench bench = new Bench(Bench::failure);

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void owner() {
            bench.task.detach();
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.told();
        }
    }

    /// A joiner looks once, and if the task is still at it, loses interest.
    @JCStressTest
    @Outcome(id = "sound, failure, 0", expect = Expect.ACCEPTABLE, desc = "joined")
    @Outcome(id = "sound, nothing, 1", expect = Expect.ACCEPTABLE, desc = "the handler was told")
    @State
    public static class AfterAPollAgainstFailure {
        final Bench bench = new Bench(Bench::failure);
        final Joiner joiner = new Joiner(bench);
        String got = "nothing";

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void owner() {
            if (joiner.poll()) got = joiner.got();
            else bench.task.detach();
        }

        @Arbiter
        public void end(LLI_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = got;
            r.r3 = bench.told();
        }
    }

    /// To close a task is to detach it and to cancel it.
    @JCStressTest
    @Outcome(id = "sound, 1, 0", expect = Expect.ACCEPTABLE, desc = "failed first, and told")
    @Outcome(id = "sound, 0, 1", expect = Expect.ACCEPTABLE, desc = "closed in time")
    @State
    public static class ByCloseAgainstFailure {
        final Bench bench = new Bench(Bench::failure);

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void owner() {
            bench.task.close();
        }

        @Arbiter
        public void end(LII_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.told();
            r.r3 = bench.closes();
        }
    }
}
