package async.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.support.BareHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// Children polled by hand, so that their wakers are the test's.
class ScopeLockTest {

    private final List<String> rung = new ArrayList<>();
    private final Scope outer = new Scope(new ByHand());
    private final Scope inner = outer.inside.call(() -> new Scope(new ByHand()));

    private Context unlocked(String name) {
        return Context.of(
                () -> rung.add(name + (Thread.holdsLock(outer) || Thread.holdsLock(inner) ? " under a lock" : "")));
    }

    @Test
    void nobody_is_rung_under_a_lock() throws Exception {
        outer.spawn(cx -> Poll.pending()).poll(unlocked("sibling"));
        Task<Void> grandchild = inner.spawn(cx -> {
            throw new IOException("no");
        });
        inner.spawn(cx -> Poll.pending()).poll(unlocked("cousin"));
        inner.close();
        assertThrows(CancellationException.class, () -> grandchild.poll(Context.of(Waker.NOOP)));
        assertEquals(List.of("cousin"), rung, "what is cancelled does not fail any more");
    }

    @Test
    void a_failure_after_the_close_rings_the_outer_scope_without_a_lock() throws Exception {
        outer.spawn(cx -> Poll.pending()).poll(unlocked("sibling"));
        inner.spawn(cx -> Poll.pending()).poll(unlocked("cousin"));
        inner.close();
        inner.fail(new IOException("cleanup"));
        assertEquals(List.of("cousin", "sibling"), rung);
        assertEquals("cleanup", outer.failure.getMessage());
    }

    @Test
    void the_owner_is_rung_without_a_lock_once_nobody_runs() throws Exception {
        Task<Integer> child = outer.spawn(cx -> Poll.ready(1));
        outer.isOver(unlocked("owner").waker());
        child.poll(Context.of(Waker.NOOP));
        assertEquals(List.of(), rung, "its opener is still there");
        outer.leave();
        assertEquals(List.of("owner"), rung);
    }

    private record ByHand() implements BareHost {

        @Override
        public <T> Task<T> spawn(Future<T> future) {
            return new Polled<>(future);
        }
    }

    private record Polled<T>(Future<T> future) implements Task<T> {

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            return future.poll(cx);
        }

        @Override
        public void cancel() {
            future.close();
        }

        @Override
        public void detach() {}

        @Override
        public boolean isDone() {
            return false;
        }
    }
}
