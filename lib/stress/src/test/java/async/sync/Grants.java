package async.sync;

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
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/// A permit that is handed over while its receiver gives up, comes, or polls: it is neither lost nor there twice.
final class Grants {

    private Grants() {}

    /// One permit, which is held, and one who waits for it.
    public abstract static class Held {
        final Permits permits = new Permits(1);
        final Permit held = permits.tryAcquire();
        final AtomicInteger bell = new AtomicInteger();
        final Context cx = Context.of(bell::incrementAndGet);
        final Future<Permit> acquire = permits.acquire();

        final boolean poll() {
            return polled(acquire, cx);
        }

        static boolean polled(Future<Permit> acquire, Context cx) {
            try {
                return acquire.poll(cx) instanceof Poll.Ready<Permit>;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the permit is free again")
    @State
    public static class AgainstClose extends Held {
        final boolean waits = !poll();

        @Actor
        public void holder() {
            held.close();
        }

        @Actor
        public void waiter() {
            acquire.close();
        }

        @Arbiter
        public void end(I_Result r) {
            r.r1 = permits.available();
        }
    }

    /// The first gives up, the second waits on.
    @JCStressTest
    @Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "the second has it, and was woken once")
    @State
    public static class AgainstCloseWithAnotherBehind extends Held {
        final boolean waits = !poll();
        final AtomicInteger woken = new AtomicInteger();
        final Context other = Context.of(woken::incrementAndGet);
        final Future<Permit> second = permits.acquire();
        final boolean waitsToo = !polled(second, other);

        @Actor
        public void holder() {
            held.close();
        }

        @Actor
        public void waiter() {
            acquire.close();
        }

        @Arbiter
        public void end(ZI_Result r) {
            r.r2 = woken.get();
            r.r1 = polled(second, other);
        }
    }

    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "it came later, and found the permit free")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "it came first, and was woken")
    @State
    public static class AgainstFirstPoll extends Held {
        private boolean ready;

        @Actor
        public void holder() {
            held.close();
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

    /// Two hands close the same permit of two.
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "it counts once")
    @State
    public static class CloseAgainstClose {
        final Permits permits = new Permits(2);
        final Permit held = permits.tryAcquire();
        final Permit other = permits.tryAcquire();

        @Actor
        public void one() {
            held.close();
        }

        @Actor
        public void another() {
            held.close();
        }

        @Arbiter
        public void end(I_Result r) {
            r.r1 = permits.available();
        }
    }
}
