package async.compat;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A stage is completed while somebody polls, moves, or closes the future that waits for it. Results: what was lost
/// (0), or the value; and how often anybody was rung.
final class StageCompletion {

    private StageCompletion() {}

    static class Waiting {
        final CompletableFuture<Integer> stage = new CompletableFuture<>();
        final Future<Integer> future = Compat.fromStage(stage);
        final AtomicInteger rings = new AtomicInteger();
        private int got;

        /// Keeps the value if there is one.
        void poll() {
            try {
                if (future.poll(Context.of(rings::incrementAndGet)) instanceof Poll.Ready<Integer>(Integer value))
                    got = value;
            } catch (Exception failure) {
                got = -1;
            }
        }

        /// What a task would have in the end, which polls again only if it was rung.
        void end(II_Result r) {
            if (got == 0 && rings.get() > 0) poll();
            r.r1 = got;
            r.r2 = rings.get();
        }
    }

    @JCStressTest
    @Outcome(id = "7, 0", expect = Expect.ACCEPTABLE, desc = "seen at once")
    @Outcome(id = "7, 1", expect = Expect.ACCEPTABLE, desc = "rung once")
    @State
    public static class AgainstFirstPoll extends Waiting {

        @Actor
        public void completer() {
            stage.complete(7);
        }

        @Actor
        public void poller() {
            poll();
        }

        @Arbiter
        public void arbiter(II_Result r) {
            end(r);
        }
    }

    /// An earlier poll has left another waker, which nobody counts.
    @JCStressTest
    @Outcome(id = "7, 0", expect = Expect.ACCEPTABLE, desc = "seen at once")
    @Outcome(id = "7, 1", expect = Expect.ACCEPTABLE, desc = "rung once")
    @State
    public static class AgainstPollOfAnotherTask extends Waiting {

        public AgainstPollOfAnotherTask() {
            try {
                future.poll(Context.of(() -> {}));
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }

        @Actor
        public void completer() {
            stage.complete(7);
        }

        @Actor
        public void poller() {
            poll();
        }

        @Arbiter
        public void arbiter(II_Result r) {
            end(r);
        }
    }

    @JCStressTest
    @Outcome(id = "7, 0", expect = Expect.ACCEPTABLE, desc = "completed before the close, which told nobody")
    @Outcome(id = "7, 1", expect = Expect.ACCEPTABLE, desc = "completed, and told, before the close")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "cancelled by the close")
    @State
    public static class AgainstClose extends Waiting {

        public AgainstClose() {
            poll();
        }

        @Actor
        public void completer() {
            stage.complete(7);
        }

        @Actor
        public void closer() {
            future.close();
        }

        @Arbiter
        public void arbiter(II_Result r) {
            r.r1 = stage.isCancelled() ? 0 : stage.join();
            r.r2 = rings.get();
        }
    }
}
