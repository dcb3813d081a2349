package async.executor;

import async.core.TraceSink;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/// No task waits in a queue beside a sleeper: who queues it wakes somebody, or whoever goes to sleep finds it. The
/// queue is a [StealQueue], whose writes are no fences.
final class Sleeping {

    /// It never runs: it only stands among the sleepers, of this test or of another.
    private static final Worker WORKER = new Worker(new Pool(1, false, new Reports(TraceSink.SILENT)));

    private static final Worker OTHER = new Worker(new Pool(1, false, new Reports(TraceSink.SILENT)));

    private Sleeping() {}

    /// It announces that it sleeps and looks once more; the other queues and then looks for sleepers.
    @JCStressTest
    @Outcome(id = "false", expect = Expect.ACCEPTABLE, desc = "found, or somebody was woken for it")
    @Outcome(id = "true", expect = Expect.FORBIDDEN, desc = "a task waits beside a sleeper")
    @State
    public static class AgainstAPush {
        final Sleepers sleepers = new Sleepers(1);
        final StealQueue loot = new StealQueue();
        static final StealQueue MINE = new StealQueue(); // one token leaves nothing in it

        final Token token = new Token(0);

        /// As [Worker] does it.
        @Actor
        public void sleeper() {
            boolean searching = sleepers.trySearch();
            if (loot.stealInto(MINE) != null) {
                sleepers.endSearch();
                return;
            }
            sleepers.sleep(WORKER, searching);
            if (!loot.isEmpty()) sleepers.wakeOne();
        }

        @Actor
        public void pusher() {
            loot.offer(token);
            sleepers.wakeOne();
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = !loot.isEmpty() && sleepers.rise(WORKER);
        }
    }

    /// A sleeper wakes by itself (an alarm, a socket, mail) just as it is woken.
    @JCStressTest
    @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "it rose by itself")
    @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "it was woken")
    @State
    public static class RisingAgainstAWake {
        final Sleepers sleepers = new Sleepers(1);

        public RisingAgainstAWake() {
            sleepers.sleep(WORKER, false);
        }

        @Actor
        public void riser(ZZ_Result r) {
            r.r1 = sleepers.rise(WORKER);
        }

        @Actor
        public void waker(ZZ_Result r) {
            r.r2 = sleepers.wakeOne() != null;
        }
    }

    /// Two sleep, two want to wake somebody: one is woken, and whether it needs help is then its own to tell.
    @JCStressTest
    @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "one was woken")
    @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "one was woken")
    @State
    public static class WokenOneAtATime {
        final Sleepers sleepers = new Sleepers(2);

        public WokenOneAtATime() {
            sleepers.sleep(WORKER, false);
            sleepers.sleep(WORKER, false);
        }

        @Actor
        public void oneWaker(ZZ_Result r) {
            r.r1 = sleepers.wakeOne() != null;
        }

        @Actor
        public void anotherWaker(ZZ_Result r) {
            r.r2 = sleepers.wakeOne() != null;
        }
    }

    /// Another one searches; it may just have found one task of two, and wants to wake somebody for the other.
    @JCStressTest
    @Outcome(id = "false", expect = Expect.ACCEPTABLE, desc = "found, or somebody was woken for it")
    @Outcome(id = "true", expect = Expect.FORBIDDEN, desc = "a task waits beside a sleeper")
    @State
    public static class RefusedASearch {
        final Sleepers sleepers = new Sleepers(2);
        final GlobalQueue global = new GlobalQueue();
        final Token one = new Token(0);
        final Token two = new Token(1);
        boolean called;
        boolean calledToo;

        public RefusedASearch() {
            sleepers.sleep(OTHER, false);
        }

        @Actor
        public void sleeper() {
            if (global.take() != null) return;
            boolean searching = sleepers.trySearch();
            if (searching && global.take() != null) {
                if (sleepers.endSearch()) called = sleepers.wakeOne() != null;
                return;
            }
            sleepers.sleep(WORKER, searching);
            if (!global.isEmpty()) called = sleepers.wakeOne() != null;
        }

        /// Queues a task, and another one; then whoever was woken for the first runs it for ever.
        @Actor
        public void pusher() {
            global.add(one);
            boolean woken = sleepers.wakeOne() != null;
            global.add(two);
            calledToo = sleepers.wakeOne() != null;
            if (woken && global.take() != null && sleepers.endSearch()) calledToo |= sleepers.wakeOne() != null;
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = !global.isEmpty() && !called && !calledToo && sleepers.rise(WORKER);
        }
    }
}
