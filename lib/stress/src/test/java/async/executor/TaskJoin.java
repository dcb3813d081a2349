package async.executor;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/// Whoever joins a task that is just ending sees the end, or is woken for it.
final class TaskJoin {

    private TaskJoin() {}

    @JCStressTest
    @Outcome(id = "sound, value", expect = Expect.ACCEPTABLE, desc = "joined, at once or when woken")
    @State
    public static class AgainstFinish {
        final Bench bench = new Bench(seen -> Bench.ready(1));
        final Joiner joiner = new Joiner(bench);

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void joiner() {
            joiner.poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = joiner.got();
        }
    }

    /// An earlier joiner has left its waker behind.
    @JCStressTest
    @Outcome(id = "sound, value", expect = Expect.ACCEPTABLE, desc = "joined, at once or when woken")
    @State
    public static class WithAnotherWakerAgainstFinish {
        final Bench bench = new Bench(seen -> Bench.ready(1));
        final boolean joinedBefore = new Joiner(bench).poll();
        final Joiner joiner = new Joiner(bench);

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void joiner() {
            joiner.poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = joiner.got();
        }
    }
}
