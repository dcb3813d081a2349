package async.channel;

import async.core.Future;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// A send that is about to wait sees the room that is made, or is woken for it; and so is the next in its place.
final class Send {

    private Send() {}

    private static Channel<String> full() {
        Channel<String> channel = Channels.bounded(1);
        channel.sender().trySend("first");
        return channel;
    }

    @JCStressTest
    @Outcome(id = "null, second", expect = Expect.ACCEPTABLE, desc = "sent, at once or when woken")
    @State
    public static class AgainstReceive {
        final Channel<String> channel = full();
        final End sender = End.awaiting(channel.sender().send("second"));

        @Actor
        public void sender() {
            sender.poll();
        }

        @Actor
        public void receiver() {
            End.receiving(channel).poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = sender.got();
            r.r2 = End.receiving(channel).poll().got();
        }
    }

    /// Two for one place: one gets it, and its value is there.
    @JCStressTest
    @Outcome(id = "SENT, FULL, one", expect = Expect.ACCEPTABLE, desc = "the first went")
    @Outcome(id = "FULL, SENT, two", expect = Expect.ACCEPTABLE, desc = "the second went")
    @State
    public static class AgainstSend {
        final Channel<String> channel = Channels.bounded(1);
        Offer one;
        Offer two;

        @Actor
        public void one() {
            one = channel.sender().trySend("one");
        }

        @Actor
        public void two() {
            two = channel.sender().trySend("two");
        }

        @Arbiter
        public void end(LLL_Result r) {
            r.r1 = one;
            r.r2 = two;
            r.r3 = End.receiving(channel).poll().got();
        }
    }

    @JCStressTest
    @Outcome(id = "ChannelClosedException", expect = Expect.ACCEPTABLE, desc = "given back, at once or when woken")
    @State
    public static class AgainstClose {
        final Channel<String> channel = full();
        final End sender = End.awaiting(channel.sender().send("second"));

        @Actor
        public void sender() {
            sender.poll();
        }

        @Actor
        public void receiver() {
            channel.receiver().close();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = sender.got();
        }
    }

    /// Two wait, the first gives up while room is made: the second must hear of it.
    @JCStressTest
    @Outcome(id = "first, null, second", expect = Expect.ACCEPTABLE, desc = "the second went")
    @State
    public static class GivenUpAgainstReceive {
        final Channel<String> channel = full();
        final Future<Void> givenUp = channel.sender().send("given up");
        final End first = End.awaiting(givenUp).poll();
        final End second = End.awaiting(channel.sender().send("second")).poll();
        final End receiver = End.receiving(channel);

        @Actor
        public void sender() {
            givenUp.close();
        }

        @Actor
        public void receiver() {
            receiver.poll();
        }

        @Arbiter
        public void end(LLL_Result r) {
            r.r1 = receiver.got();
            r.r2 = second.got();
            r.r3 = End.receiving(channel).poll().got();
        }
    }

    /// Two that are about to wait, and room for both, the second time while the first is just sending: a call for that
    /// room is not for the first.
    @JCStressTest
    @Outcome(id = "null, null", expect = Expect.ACCEPTABLE, desc = "sent, at once or when woken")
    @State
    public static class AgainstReceiveAndAnother {
        final Channel<String> channel = full();
        final End first = End.awaiting(channel.sender().send("second"));
        final End another = End.awaiting(channel.sender().send("another"));
        final End receiver = End.receiving(channel);

        @Actor
        public void sender() {
            first.poll();
        }

        @Actor
        public void receiver() {
            receiver.poll();
            another.poll();
            receiver.poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            receiver.got(); // a value that was on its way
            r.r1 = first.got();
            r.r2 = another.got();
        }
    }
}
