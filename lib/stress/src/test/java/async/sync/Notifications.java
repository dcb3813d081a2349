package async.sync;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/// A notification that comes while its receiver begins to wait, or gives up.
final class Notifications {

    private Notifications() {}

    private static boolean isReady(Future<Void> future, Waker waker) {
        try {
            return future.poll(Context.of(waker)) instanceof Poll.Ready<Void>;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// A bell, a future, and whether its poll was ready.
    public abstract static class Waiting {
        final Notify notify = new Notify();
        final Future<Void> notified = notify.notified();
        final AtomicInteger bell = new AtomicInteger();
        boolean ready;

        final boolean poll() {
            return isReady(notified, bell::incrementAndGet);
        }
    }

    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "it was stored, and found")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the waiter was there, and woken")
    @State
    public static class OneAgainstFirstPoll extends Waiting {
        @Actor
        public void notifier() {
            notify.notifyOne();
        }

        @Actor
        public void waiter() {
            ready = poll();
        }

        @Arbiter
        public void end(II_Result r) {
            r.r1 = ready ? 1 : 0;
            r.r2 = bell.get();
        }
    }

    /// What has happened is said first, in a plain field: whoever asks for a future, and then looks, misses nothing.
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "seen, or ready, or woken")
    @Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "the notification was lost")
    @State
    public static class AllAgainstALookAndAFirstPoll {
        private final Notify notify = new Notify();
        private final AtomicInteger bell = new AtomicInteger();
        private boolean hasHappened;
        private boolean goesOn;

        @Actor
        public void notifier() {
            hasHappened = true;
            notify.notifyWaiters();
        }

        @Actor
        public void waiter() {
            Future<Void> notified = notify.notified();
            goesOn = hasHappened || isReady(notified, bell::incrementAndGet);
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = goesOn || bell.get() == 1;
        }
    }

    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "it is there for the next")
    @Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "it went to one that was closed")
    @State
    public static class OneAgainstClose extends Waiting {
        final boolean waits = !poll();

        @Actor
        public void notifier() {
            notify.notifyOne();
        }

        @Actor
        public void waiter() {
            notified.close();
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = isReady(notify.notified(), Waker.NOOP);
        }
    }

    /// It comes, and goes.
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "it is there for the next")
    @Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "it went to one that was closed")
    @State
    public static class OneAgainstFirstPollAndClose extends Waiting {
        @Actor
        public void notifier() {
            notify.notifyOne();
        }

        @Actor
        public void waiter() {
            ready = poll();
            notified.close();
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = ready != isReady(notify.notified(), Waker.NOOP);
        }
    }

    @JCStressTest
    @Outcome(id = "false", expect = Expect.ACCEPTABLE, desc = "nothing is left")
    @Outcome(id = "true", expect = Expect.FORBIDDEN, desc = "one that all were given was handed on")
    @State
    public static class AllAgainstClose extends Waiting {
        final boolean waits = !poll();

        @Actor
        public void notifier() {
            notify.notifyWaiters();
        }

        @Actor
        public void waiter() {
            notified.close();
        }

        @Arbiter
        public void end(Z_Result r) {
            r.r1 = isReady(notify.notified(), Waker.NOOP);
        }
    }
}
