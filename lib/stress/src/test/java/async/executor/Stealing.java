package async.executor;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// Whatever owner and thieves do at once to a [StealQueue], each task comes out once, and each queue's in order.
@Outcome(id = "each once", expect = Expect.ACCEPTABLE, desc = "nothing lost, nothing twice")
final class Stealing {

    private Stealing() {}

    /// Its indices start three steps before they overflow.
    static class Ring {
        final Token[] tokens;
        final StealQueue queue = new StealQueue(Integer.MAX_VALUE - 2);
        TaskCell<?> taken;
        TaskCell<?> takenNext;

        /// @param filled how many of `tokens` stand in the queue from the start
        Ring(int tokens, int filled) {
            this.tokens = Token.many(tokens);
            for (int i = 0; i < filled; i++) offer(i);
        }

        final boolean offer(int token) {
            return queue.offer(tokens[token]);
        }

        final String verdict(Thief... thieves) {
            var tally = new Tally(tokens.length).tick(taken).tick(takenNext).tick(queue);
            for (Thief thief : thieves) tally.tick(thief.stolen).tick(thief.queue);
            return tally.verdict();
        }
    }

    static final class Thief {
        final StealQueue queue = new StealQueue(-1);
        TaskCell<?> stolen;

        void stealFrom(Ring ring) {
            stolen = ring.queue.stealInto(queue);
        }
    }

    @JCStressTest
    @JCStressMeta(Stealing.class)
    @State
    public static class AgainstTake extends Ring {
        final Thief thief = new Thief();

        public AgainstTake() {
            super(3, 3);
        }

        @Actor
        public void owner() {
            taken = queue.take();
            takenNext = queue.take();
        }

        @Actor
        public void thief() {
            thief.stealFrom(this);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = verdict(thief);
        }
    }

    @JCStressTest
    @JCStressMeta(Stealing.class)
    @State
    public static class AgainstOffer extends Ring {
        final Thief thief = new Thief();

        public AgainstOffer() {
            super(4, 1);
        }

        @Actor
        public void owner() {
            offer(1);
            offer(2);
            taken = queue.take();
            offer(3);
        }

        @Actor
        public void thief() {
            thief.stealFrom(this);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = verdict(thief);
        }
    }

    @JCStressTest
    @JCStressMeta(Stealing.class)
    @State
    public static class AgainstAnotherThief extends Ring {
        final Thief one = new Thief();
        final Thief another = new Thief();

        public AgainstAnotherThief() {
            super(6, 6);
        }

        @Actor
        public void oneThief() {
            one.stealFrom(this);
        }

        @Actor
        public void anotherThief() {
            another.stealFrom(this);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = verdict(one, another);
        }
    }

    /// The owner uses slots again while the thief may still be copying them.
    @JCStressTest
    @JCStressMeta(Stealing.class)
    @State
    public static class AgainstReuseOfSlots extends Ring {
        final Thief thief = new Thief();

        public AgainstReuseOfSlots() {
            super(StealQueue.CAPACITY + 1, StealQueue.CAPACITY);
        }

        @Actor
        public void owner() {
            taken = queue.take();
            takenNext = queue.take();
            offer(StealQueue.CAPACITY);
        }

        @Actor
        public void thief() {
            thief.stealFrom(this);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = verdict(thief);
        }
    }

    /// The queue is full: the owner hands on the older half, unless the thief has made room.
    @JCStressTest
    @JCStressMeta(Stealing.class)
    @State
    public static class AgainstOverflow extends Ring {
        final Thief thief = new Thief();
        Chain handedOn;

        public AgainstOverflow() {
            super(StealQueue.CAPACITY + 1, StealQueue.CAPACITY);
        }

        @Actor
        public void owner() {
            while (handedOn == null && !offer(StealQueue.CAPACITY)) handedOn = queue.takeHalf();
            if (handedOn != null) handedOn.add(tokens[StealQueue.CAPACITY]);
        }

        @Actor
        public void thief() {
            thief.stealFrom(this);
        }

        @Arbiter
        public void end(L_Result r) {
            var tally = new Tally(tokens.length);
            if (handedOn != null)
                for (var task = handedOn.take(); task != null; task = handedOn.take()) tally.tick(task);
            r.r1 = tally.tick(queue).tick(thief.stolen).tick(thief.queue).verdict();
        }
    }

    /// Where the machine has three processors.
    @JCStressTest
    @JCStressMeta(Stealing.class)
    @State
    public static class AgainstTakeAndAnotherThief extends Ring {
        final Thief one = new Thief();
        final Thief another = new Thief();

        public AgainstTakeAndAnotherThief() {
            super(6, 5);
        }

        @Actor
        public void owner() {
            taken = queue.take();
            offer(5);
        }

        @Actor
        public void oneThief() {
            one.stealFrom(this);
        }

        @Actor
        public void anotherThief() {
            another.stealFrom(this);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = verdict(one, another);
        }
    }
}
