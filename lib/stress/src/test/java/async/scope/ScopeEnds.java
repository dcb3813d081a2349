package async.scope;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// A child that ends, against whatever else can happen to its scope at that moment.
final class ScopeEnds {

    private ScopeEnds() {}

    private static final Context NOBODY = Context.of(Waker.NOOP);

    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken() {
            super("broken", null, true, false);
        }
    }

    private static Task<Integer> child(Ticket host, Future<Integer> future) {
        Task<Integer> child = host.scope.spawn(future);
        host.scope.leave(); // whoever opened it
        return child;
    }

    private static void poll(Task<Integer> task) {
        try {
            task.poll(NOBODY);
        } catch (Exception ends) {
            // so it ends
        }
    }

    @JCStressTest
    @Outcome(id = "sound", expect = Expect.ACCEPTABLE, desc = "seen, or rung for")
    @State
    public static class AgainstTheOwnersLook {
        final Ticket host = new Ticket();
        final Task<Integer> child = child(host, cx -> Poll.ready(1));
        boolean seen;

        @Actor
        public void ends() {
            poll(child);
        }

        @Actor
        public void looks() {
            seen = host.scope.isOver(host);
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = (seen || host.rings.get() == 1) && host.scope.isOver(host) ? "sound" : "lost";
        }
    }

    @JCStressTest
    @Outcome(id = "sound", expect = Expect.ACCEPTABLE, desc = "refused, or counted until its own end")
    @State
    public static class AgainstASpawn {
        final Ticket host = new Ticket();
        final Task<Integer> child = child(host, cx -> Poll.ready(1));
        Task<Integer> sibling;

        @Actor
        public void ends() {
            poll(child);
        }

        @Actor
        public void spawns() {
            try {
                sibling = host.scope.spawn(cx -> Poll.ready(2));
            } catch (IllegalStateException ended) {
                // in time to know
            }
        }

        @Arbiter
        public void end(L_Result r) {
            boolean over = host.scope.isOver(host);
            if (sibling != null) poll(sibling);
            r.r1 = over == (sibling == null) && host.scope.isOver(host) ? "sound" : "miscounted";
        }
    }

    @JCStressTest
    @Outcome(id = "sound, true", expect = Expect.ACCEPTABLE, desc = "one failure, and the scope is over")
    @State
    public static class AgainstAnotherFailure {
        final Ticket host = new Ticket();
        final Task<Integer> one = host.scope.spawn(cx -> {
            throw new Broken();
        });
        final Task<Integer> another = child(host, cx -> {
            throw new Broken();
        });

        @Actor
        public void oneFails() {
            poll(one);
        }

        @Actor
        public void anotherFails() {
            poll(another);
        }

        @Arbiter
        public void end(LL_Result r) {
            Throwable first = host.scope.failure;
            r.r1 = first instanceof Broken && first.getSuppressed().length <= 1 ? "sound" : "lost";
            r.r2 = host.scope.isOver(host);
        }
    }

    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "cancelled by its token, or never begun")
    @State
    public static class AgainstASpawnWhileItFails {
        final Ticket host = new Ticket();
        final Task<Integer> fails = child(host, cx -> {
            throw new Broken();
        });
        Task<Integer> sibling;

        @Actor
        public void fails() {
            poll(fails);
        }

        @Actor
        public void spawns() {
            try {
                sibling = host.scope.spawn(cx -> Poll.pending());
                poll(sibling);
            } catch (IllegalStateException ended) {
                // in time to know
            }
        }

        @Arbiter
        public void end(LL_Result r) {
            if (sibling != null && !host.scope.isOver(host)) poll(sibling);
            r.r1 = host.scope.isOver(host);
            r.r2 = host.scope.failure instanceof Broken;
        }
    }

    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "the outer scope ends with the inner one's last child")
    @State
    public static class AgainstACloseFromOutside {
        final Ticket outer = new Ticket();
        final Ticket inner = outer.scope.inside.call(Ticket::new);
        final Task<Integer> child = child(inner, cx -> Poll.ready(1));

        @Actor
        public void ends() {
            poll(child);
        }

        @Actor
        public void closes() {
            inner.scope.close();
            outer.scope.leave(); // whoever held it there
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = outer.scope.isOver(outer) && outer.scope.failure == null;
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "told once: by the close, or by the child")
    @State
    public static class AFailureAgainstACloseFromOutside {
        final Ticket host = new Ticket();
        boolean kept;

        @Actor
        public void fails() {
            kept = host.scope.fail(new Broken());
            host.scope.leave();
        }

        @Actor
        public void closes() {
            host.scope.close();
        }

        @Arbiter
        public void end(L_Result r) {
            r.r1 = host.spawns.get() + (kept ? 0 : 1);
        }
    }
}
