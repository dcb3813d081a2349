package async.channel;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// The two ends of a oneshot.
final class Answering {

    private Answering() {}

    @JCStressTest
    @Outcome(id = "value", expect = Expect.ACCEPTABLE, desc = "received, at once or when woken")
    @State
    public static class AgainstPoll {
        final OneShot<String> shot = Channels.oneshot();
        final End receiver = End.awaiting(shot.receiver());

        @Actor
        public void sender() {
            shot.sender().trySend("value");
        }

        @Actor
        public void receiver() {
            receiver.poll();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = receiver.got();
        }
    }

    @JCStressTest
    @Outcome(id = "true, false, one", expect = Expect.ACCEPTABLE, desc = "the first went")
    @Outcome(id = "false, true, two", expect = Expect.ACCEPTABLE, desc = "the second went")
    @State
    public static class AgainstAnswer {
        final OneShot<String> shot = Channels.oneshot();
        boolean one;
        boolean two;

        @Actor
        public void one() {
            one = shot.sender().trySend("one");
        }

        @Actor
        public void two() {
            two = shot.sender().trySend("two");
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = one + ", " + two;
            r.r2 = End.awaiting(shot.receiver()).poll().got();
        }
    }

    /// Whoever watches for the end of interest hears of it.
    @JCStressTest
    @Outcome(id = "null", expect = Expect.ACCEPTABLE, desc = "seen, or woken for it")
    @State
    public static class WatchAgainstClose {
        final OneShot<String> shot = Channels.oneshot();
        final End watcher = End.awaiting(shot.sender().closed());

        @Actor
        public void watcher() {
            watcher.poll();
        }

        @Actor
        public void receiver() {
            shot.receiver().close();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = watcher.got();
        }
    }
}
