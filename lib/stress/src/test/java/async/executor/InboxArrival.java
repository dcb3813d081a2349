package async.executor;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// What is added to an inbox arrives once, and what one thread has added arrives in its order.
@Outcome(id = "each once", expect = Expect.ACCEPTABLE, desc = "all arrived, each producer's in order")
final class InboxArrival {

    private InboxArrival() {}

    /// Tokens 0 and 1 are one producer's, 2 and 3 the other's.
    static class Post {
        final Token[] tokens = Token.many(4);
        final Inbox inbox = new Inbox();
        final TaskQueue queue = new TaskQueue();

        final void add(int token) {
            inbox.add(tokens[token]);
        }

        final void drain() {
            inbox.drainTo(queue);
        }

        final String arrivals() {
            drain();
            var tally = new Tally(tokens.length);
            int[] last = {-1, -1};
            for (var task = (Token) queue.take(); task != null; task = (Token) queue.take()) {
                int producer = task.number / 2;
                if (task.number < last[producer]) return "out of order";
                last[producer] = task.number;
                tally.tick(task);
            }
            return tally.verdict();
        }
    }

    @JCStressTest
    @JCStressMeta(InboxArrival.class)
    @State
    public static class FromTwoProducers extends Post {

        @Actor
        public void oneProducer() {
            add(0);
            add(1);
        }

        @Actor
        public void anotherProducer() {
            add(2);
            add(3);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = arrivals();
        }
    }

    @JCStressTest
    @JCStressMeta(InboxArrival.class)
    @State
    public static class DuringDrains extends Post {

        @Actor
        public void producer() {
            add(0);
            add(1);
            add(2);
            add(3);
        }

        @Actor
        public void drainer() {
            drain();
            drain();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = arrivals();
        }
    }

    /// Two threads make do for three: the drainer is a producer too.
    @JCStressTest
    @JCStressMeta(InboxArrival.class)
    @State
    public static class FromAProducerAndTheDrainer extends Post {

        @Actor
        public void producer() {
            add(0);
            add(1);
        }

        @Actor
        public void drainer() {
            add(2);
            drain();
            add(3);
            drain();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = arrivals();
        }
    }

    /// Where the machine has three processors.
    @JCStressTest
    @JCStressMeta(InboxArrival.class)
    @State
    public static class FromTwoProducersDuringDrains extends Post {

        @Actor
        public void oneProducer() {
            add(0);
            add(1);
        }

        @Actor
        public void anotherProducer() {
            add(2);
            add(3);
        }

        @Actor
        public void drainer() {
            drain();
            drain();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = arrivals();
        }
    }
}
