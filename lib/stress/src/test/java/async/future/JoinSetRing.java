package async.future;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// A future of a set that is rung while the set is polled is seen by this poll, or wakes it for the next.
@Outcome(id = "given", expect = Expect.ACCEPTABLE, desc = "by the first poll, or by the one that the ring asked for")
final class JoinSetRing {

    private JoinSetRing() {}

    /// The event and its announcement; all fields but `woken` are plain, as a future's are.
    static class Rig {
        final JoinSet<String> set = new JoinSet<>();
        final Event event = new Event();
        volatile boolean woken;
        boolean given;

        Rig() {
            set.add(event);
            poll(Waker.NOOP);
        }

        final void poll(Waker waker) {
            try {
                given = set.pollNext(Context.of(waker)) instanceof Poll.Ready;
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }

        final String end() {
            if (!given && woken) poll(Waker.NOOP);
            return given ? "given" : "lost";
        }
    }

    static final class Event implements Future<String> {
        private boolean happened;
        private Waker kept;

        @Override
        public Poll<String> poll(Context cx) {
            if (happened) return Poll.ready("it has happened");
            kept = cx.waker();
            return Poll.pending();
        }

        void happen() {
            happened = true;
            kept.wake();
        }
    }

    @JCStressTest
    @JCStressMeta(JoinSetRing.class)
    @State
    public static class AgainstPoll extends Rig {

        @Actor
        public void owner() {
            poll(() -> woken = true);
        }

        @Actor
        public void ringer() {
            event.happen();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = end();
        }
    }

    /// Nobody waits at first: the set has just given a value.
    @JCStressTest
    @JCStressMeta(JoinSetRing.class)
    @State
    public static class AfterAValueAgainstPoll extends Rig {

        public AfterAValueAgainstPoll() {
            set.add(Futures.ready("before"));
            poll(Waker.NOOP);
        }

        @Actor
        public void owner() {
            poll(() -> woken = true);
        }

        @Actor
        public void ringer() {
            event.happen();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = end();
        }
    }

    /// It has been rung for nothing before, so that the ring which counts may find the flag set.
    @JCStressTest
    @JCStressMeta(JoinSetRing.class)
    @State
    public static class RungBeforeAgainstPoll extends Rig {

        public RungBeforeAgainstPoll() {
            event.kept.wake();
        }

        @Actor
        public void owner() {
            poll(() -> woken = true);
        }

        @Actor
        public void ringer() {
            event.happen();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = end();
        }
    }
}
