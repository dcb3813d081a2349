package async.channel;

import java.io.IOException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/// A receiver that is about to wait sees what comes, or is woken for it. Each test does the same to both kinds of
/// channel.
final class Receive {

    private Receive() {}

    /// Its first wait: the sender may look before the waker stands there.
    @JCStressTest
    @Outcome(id = "value, value", expect = Expect.ACCEPTABLE, desc = "received, at once or when woken")
    @State
    public static class AgainstSend {
        final Channel<String> ring = Channels.bounded(1);
        final Channel<String> chain = Channels.unbounded();
        final End ofRing = End.receiving(ring);
        final End ofChain = End.receiving(chain);

        @Actor
        public void sender() {
            ring.sender().trySend("value");
            chain.sender().trySend("value");
        }

        @Actor
        public void receiver() {
            ofRing.poll();
            ofChain.poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = ofRing.got();
            r.r2 = ofChain.got();
        }
    }

    /// A later wait: its waker stands there, and the sender looks whether the one before has been received.
    @JCStressTest
    @Outcome(id = "second, second", expect = Expect.ACCEPTABLE, desc = "received, at once or when woken")
    @State
    public static class AgainstNextSend {
        final Channel<String> ring = Channels.bounded(2);
        final Channel<String> chain = Channels.unbounded();
        final End ofRing = End.receiving(ring).poll();
        final End ofChain = End.receiving(chain).poll();
        final boolean sent = ring.sender().trySend("first") == chain.sender().trySend("first");

        @Actor
        public void sender() {
            ring.sender().trySend("second");
            chain.sender().trySend("second");
        }

        @Actor
        public void receiver() {
            ofRing.poll().poll();
            ofChain.poll().poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = ofRing.got();
            r.r2 = ofChain.got();
        }
    }

    @JCStressTest
    @Outcome(id = "null, null", expect = Expect.ACCEPTABLE, desc = "the end, at once or when woken")
    @State
    public static class AgainstClose {
        final Channel<String> ring = Channels.bounded(1);
        final Channel<String> chain = Channels.unbounded();
        final End ofRing = End.receiving(ring);
        final End ofChain = End.receiving(chain);

        @Actor
        public void sender() {
            ring.sender().close();
            chain.sender().close();
        }

        @Actor
        public void receiver() {
            ofRing.poll();
            ofChain.poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = ofRing.got();
            r.r2 = ofChain.got();
        }
    }

    /// What an offer to a channel that is just being closed says is true.
    @JCStressTest
    @Outcome(id = "SENT, value, SENT, value", expect = Expect.ACCEPTABLE, desc = "sent, then closed")
    @Outcome(id = "SENT, value, CLOSED, null", expect = Expect.ACCEPTABLE, desc = "closed in between")
    @Outcome(id = "CLOSED, null, SENT, value", expect = Expect.ACCEPTABLE, desc = "closed in between")
    @Outcome(id = "CLOSED, null, CLOSED, null", expect = Expect.ACCEPTABLE, desc = "closed first")
    @State
    public static class AfterSendAgainstClose {
        final Channel<String> ring = Channels.bounded(1);
        final Channel<String> chain = Channels.unbounded();
        Offer toRing;
        Offer toChain;

        @Actor
        public void sender() {
            toRing = ring.sender().trySend("value");
            toChain = chain.sender().trySend("value");
        }

        @Actor
        public void closer() {
            ring.sender().close();
            chain.sender().close();
        }

        @Arbiter
        public void end(LLLL_Result r) {
            r.r1 = toRing;
            r.r2 = End.receiving(ring).poll().got();
            r.r3 = toChain;
            r.r4 = End.receiving(chain).poll().got();
        }
    }

    /// A channel that fails never seems to have ended well.
    @JCStressTest
    @Outcome(id = "IOException, IOException", expect = Expect.ACCEPTABLE, desc = "thrown, at once or when woken")
    @State
    public static class AgainstFail {
        final Channel<String> ring = Channels.bounded(1);
        final Channel<String> chain = Channels.unbounded();
        final End ofRing = End.receiving(ring);
        final End ofChain = End.receiving(chain);

        @Actor
        public void sender() {
            ring.sender().fail(new IOException());
            chain.sender().fail(new IOException());
        }

        @Actor
        public void receiver() {
            ofRing.poll();
            ofChain.poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = ofRing.got();
            r.r2 = ofChain.got();
        }
    }

    /// A close and a failure at once: one of them is the end, and nothing comes after it.
    @JCStressTest
    @Outcome(id = "null, null", expect = Expect.ACCEPTABLE, desc = "closed first")
    @Outcome(id = "IOException, null", expect = Expect.ACCEPTABLE, desc = "failed first")
    @State
    public static class AfterFailAgainstClose {
        final Channel<String> ring = Channels.bounded(1);
        final End receiver = End.receiving(ring);

        @Actor
        public void failing() {
            ring.sender().fail(new IOException());
        }

        @Actor
        public void closing() {
            ring.sender().close();
            receiver.poll();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = receiver.got();
            r.r2 = receiver.poll().got();
        }
    }

    /// Nothing stays in a channel that its receiver has closed, also not what is just being sent.
    @JCStressTest
    @Outcome(id = "null, null", expect = Expect.ACCEPTABLE, desc = "dropped, or never taken")
    @State
    public static class CloseAgainstSend {
        final Buffer<String> ring = new Ring<>(1);
        final Buffer<String> chain = new Chain<>();

        @Actor
        public void sender() {
            ring.offer("value");
            chain.offer("value");
        }

        @Actor
        public void receiver() {
            ring.abandon();
            chain.abandon();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = ring.take();
            r.r2 = chain.take();
        }
    }
}
