package async.actor;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/// An actor ends while somebody asks it. Results: what the asker learns, looking again only if it was rung; and how
/// many dead letters were counted.
final class ActorEnd {

    private ActorEnd() {}

    @JCStressTest
    @Outcome(id = "refused, 1", expect = Expect.ACCEPTABLE, desc = "sent too late, or found in the mailbox")
    @State
    public static class AgainstAsk {
        final async.actor.Actor<Integer> actor = async.actor.Actor.of(1, 0, () -> 7);
        final Future<Integer> ask = actor.ref().ask(state -> state);
        final AtomicInteger rings = new AtomicInteger();
        private String learned = "nothing";

        @Actor
        public void asker() {
            poll();
        }

        @Actor
        public void end() {
            actor.run().close();
        }

        @Arbiter
        public void arbiter(LI_Result r) {
            if (learned.equals("nothing") && rings.get() > 0) poll();
            r.r1 = learned;
            r.r2 = actor.ref().deadLetters();
        }

        private void poll() {
            try {
                if (ask.poll(Context.of(rings::incrementAndGet)) instanceof Poll.Ready<Integer>) learned = "answered";
            } catch (DeadLetterException dead) {
                learned = "refused";
            } catch (Exception other) {
                learned = other.toString();
            }
        }
    }

    @JCStressTest
    @Outcome(id = "SENT, 1", expect = Expect.ACCEPTABLE, desc = "found in the mailbox")
    @Outcome(id = "CLOSED, 1", expect = Expect.ACCEPTABLE, desc = "told too late")
    @State
    public static class AgainstTryTell {
        final async.actor.Actor<Integer> actor = async.actor.Actor.of(1, 0, () -> 7);

        @Actor
        public void teller(LI_Result r) {
            r.r1 = actor.ref().tryTell(state -> {});
        }

        @Actor
        public void end() {
            actor.run().close();
        }

        @Arbiter
        public void arbiter(LI_Result r) {
            r.r2 = actor.ref().deadLetters();
        }
    }
}
