package async.scope;

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
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// A cancel against a waiter that just comes, one that just goes, and a child that is just made.
final class TokenCancel {

    private TokenCancel() {}

    private static Poll<Void> poll(Future<Void> future, AtomicInteger rings) {
        try {
            return future.poll(Context.of(rings::incrementAndGet));
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "seen, or rung for")
    @State
    public static class AgainstAWaiter {
        final CancellationToken token = new CancellationToken();
        final Future<Void> waiter = token.cancelled();
        final AtomicInteger rings = new AtomicInteger();
        Poll<Void> first;

        @Actor
        public void cancels() {
            token.cancel();
        }

        @Actor
        public void waits() {
            first = poll(waiter, rings);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = first instanceof Poll.Ready<Void> && rings.get() <= 1 || rings.get() == 1;
        }
    }

    @JCStressTest
    @Outcome(
            id = {"0, 0", "1, 0"},
            expect = Expect.ACCEPTABLE,
            desc = "rung or not, and gone")
    @State
    public static class AgainstAClose {
        final CancellationToken token = new CancellationToken();
        final Future<Void> waiter = token.cancelled();
        final AtomicInteger rings = new AtomicInteger();
        final Poll<Void> first = poll(waiter, rings);

        @Actor
        public void cancels() {
            token.cancel();
        }

        @Actor
        public void closes() {
            waiter.close();
        }

        @Arbiter
        public void end(LI_Result r) {
            r.r1 = rings.get();
            r.r2 = token.waiters.size();
        }
    }

    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "no child escapes")
    @State
    public static class AgainstAChild {
        final CancellationToken token = new CancellationToken();
        CancellationToken child;
        CancellationToken grandchild;

        @Actor
        public void cancels() {
            token.cancel();
        }

        @Actor
        public void makes() {
            child = token.child();
            grandchild = child.child();
        }

        @Arbiter
        public void end(LL_Result r) {
            r.r1 = child.isCancelled();
            r.r2 = grandchild.isCancelled();
        }
    }
}
