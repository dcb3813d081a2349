package async.stream;

import async.core.AsyncIterator;
import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.Flow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// What a subscriber asks for on one thread while the task that brings it is polled on another: no request is lost, no
/// value comes unasked, and the source is closed once.
final class PublishDemand {

    private PublishDemand() {}

    /// Counts for the poll it was given to, and no other: an older one is as good as none.
    private static final class Bell implements Waker {

        private volatile boolean rung;

        @Override
        public void wake() {
            rung = true;
        }
    }

    /// A subscriber and the task of its delivery, which is polled once, and then only when it is woken.
    static class Desk implements AsyncIterator<Integer>, Flow.Subscriber<Integer> {

        final Delivery<Integer> delivery = new Delivery<>(this, this);
        private Bell bell;
        private boolean done;
        private int values;
        private int failures;
        private int closes;

        Desk(long demand) {
            turn();
            if (demand > 0) delivery.request(demand);
        }

        final void turn() {
            poll();
            settle();
        }

        private void settle() {
            while (!done && bell.rung) poll();
        }

        private void poll() {
            bell = new Bell();
            try {
                done = delivery.poll(Context.of(bell)) instanceof Poll.Ready<Void>;
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }

        final String end() {
            settle();
            return values + " brought, " + failures + " failures, " + closes + " closes";
        }

        @Override
        public Poll<Integer> pollNext(Context cx) {
            return Poll.ready(1);
        }

        @Override
        public void close() {
            closes++;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(Integer value) {
            values++;
        }

        @Override
        public void onError(Throwable why) {
            failures++;
        }

        @Override
        public void onComplete() {
            throw new AssertionError("the source has no end");
        }
    }

    @Outcome(id = "2 brought, 0 failures, 0 closes", expect = Expect.ACCEPTABLE, desc = "what was requested")
    private static final class Two {}

    /// Finds it without demand, or with.
    @JCStressTest
    @JCStressMeta(Two.class)
    @State
    public static class RequestTwice extends Desk {

        public RequestTwice() {
            super(0);
        }

        @Actor
        public void task() {
            turn();
        }

        @Actor
        public void subscriber() {
            delivery.request(1);
            delivery.request(1);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = end();
        }
    }

    /// Adds while the task takes away.
    @JCStressTest
    @JCStressMeta(Two.class)
    @State
    public static class RequestMore extends Desk {

        public RequestMore() {
            super(1);
        }

        @Actor
        public void task() {
            turn();
        }

        @Actor
        public void subscriber() {
            delivery.request(1);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = end();
        }
    }

    @JCStressTest
    @Outcome(id = "[01] brought, 0 failures, 1 closes", expect = Expect.ACCEPTABLE, desc = "before the value, or after")
    @State
    public static class Cancel extends Desk {

        public Cancel() {
            super(1);
        }

        @Actor
        public void task() {
            turn();
        }

        @Actor
        public void subscriber() {
            delivery.cancel();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = end();
        }
    }

    @JCStressTest
    @Outcome(id = "[01] brought, 1 failures, 1 closes", expect = Expect.ACCEPTABLE, desc = "before the value, or after")
    @State
    public static class RequestNothing extends Desk {

        public RequestNothing() {
            super(1);
        }

        @Actor
        public void task() {
            turn();
        }

        @Actor
        public void subscriber() {
            delivery.request(0);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = end();
        }
    }

    @JCStressTest
    @Outcome(id = "0 brought, 0 failures, 1 closes", expect = Expect.ACCEPTABLE, desc = "the cancel wins")
    @State
    public static class CancelAgainstRequests extends Desk {

        public CancelAgainstRequests() {
            super(0);
        }

        @Actor
        public void oneThread() {
            delivery.request(1);
            delivery.request(0);
        }

        @Actor
        public void anotherThread() {
            delivery.cancel();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = end();
        }
    }
}
