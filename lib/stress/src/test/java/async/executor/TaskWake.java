package async.executor;

import async.core.Poll;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LII_Result;
import org.openjdk.jcstress.infra.results.LI_Result;

/// Whatever a task is doing, no wake of it is lost, and none puts it into the queue twice.
final class TaskWake {

    private TaskWake() {}

    /// The waker meets the task SCHEDULED, RUNNING or IDLE.
    @JCStressTest
    @Outcome(id = "sound, 1", expect = Expect.ACCEPTABLE, desc = "the datum was seen")
    @State
    public static class AgainstRun {
        final Bench bench = new Bench(Bench::pending);

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void waker() {
            bench.publishAndWake(1);
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.seen;
        }
    }

    /// The second ring falls on each thing that the first one can lead to.
    @JCStressTest
    @Outcome(id = "sound, 2", expect = Expect.ACCEPTABLE, desc = "the newest datum was seen")
    @State
    public static class TwiceAgainstRun {
        final Bench bench = new Bench(Bench::pending);

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void waker() {
            bench.publishAndWake(1);
            bench.publishAndWake(2);
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.seen;
        }
    }

    /// The poll that sees the datum is the last one: a ring after it queues nothing.
    @JCStressTest
    @Outcome(id = "sound, 1", expect = Expect.ACCEPTABLE, desc = "the datum was seen, and the task ended")
    @State
    public static class AgainstFinish {
        final Bench bench = new Bench(seen -> seen == 1 ? Poll.ready(seen) : Poll.pending());

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void waker() {
            bench.publishAndWake(1);
            bench.task.wake();
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.task.isDone() ? bench.seen : -1;
        }
    }

    /// The task rings its own bell in its first poll, while another thread does.
    @JCStressTest
    @Outcome(id = "sound, 1", expect = Expect.ACCEPTABLE, desc = "the datum was seen")
    @State
    public static class AgainstItsOwnWake {
        final Bench bench = new Bench(this::answer);

        Poll<Integer> answer(int seen) {
            if (bench.polls() == 1) bench.task.wake();
            return Poll.pending();
        }

        @Actor
        public void runner() {
            bench.turn();
        }

        @Actor
        public void waker() {
            bench.publishAndWake(1);
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.seen;
        }
    }

    /// Two wakers of an idle task: one of them queues it.
    @JCStressTest
    @Outcome(id = "sound, 1", expect = Expect.ACCEPTABLE, desc = "queued once")
    @State
    public static class AgainstWake {
        final Bench bench = new Bench(Bench::pending).idle();

        @Actor
        public void oneWaker() {
            bench.task.wake();
        }

        @Actor
        public void anotherWaker() {
            bench.task.wake();
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = bench.drain().soundness();
            r.r2 = bench.queueings();
        }
    }

    /// The poll moves the task to another runner: whoever rings after that asks the new one.
    @JCStressTest
    @Outcome(id = "sound, 1, 0", expect = Expect.ACCEPTABLE, desc = "the datum was seen, the old home left alone")
    @State
    public static class AgainstAMove {
        final Bench home = new Bench(Bench::pending);
        final Bench old = new Bench(this::answer);

        Poll<Integer> answer(int seen) {
            if (!old.task.isBound()) old.task.bindTo(home);
            return Poll.pending();
        }

        @Actor
        public void runner() {
            home.run(old.task);
        }

        @Actor
        public void waker() {
            old.publishAndWake(1);
        }

        @Arbiter
        public void end(LII_Result r) {
            r.r1 = home.drain().soundness();
            r.r2 = old.seen;
            r.r3 = old.queueings();
        }
    }
}
