package async.scope;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static async.future.Futures.ready;
import static async.time.Time.sleep;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.support.CountingWaker;
import async.support.Garbage;
import async.support.Probe;
import async.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CancellationTokenTest {

    private final CancellationToken root = new CancellationToken();
    private final CountingWaker bell = new CountingWaker();
    private final Context cx = Context.of(bell);

    @Test
    void cancelling_is_for_good_and_for_all_who_wait() throws Exception {
        // @start region=token
        var program = new CancellationToken();
        try (var ex = new LocalExecutor(Clock.paused())) {
            Task<String> worker = ex.spawn(async(() -> {
                await(program.cancelled());
                return "stopped";
            }));
            ex.spawn(async(() -> {
                await(sleep(ofSeconds(5)));
                program.cancel();
            }));
            assertEquals("stopped", ex.run(worker));
        }
        assertTrue(program.isCancelled());
        // @end
        program.cancel();
        assertEquals("a cancelled token", program.toString());
    }

    @Test
    void a_waiter_is_rung_once_and_by_its_latest_waker() throws Exception {
        // @start region=cancelled
        Future<Void> cancelled = root.cancelled();
        assertEquals(Poll.pending(), cancelled.poll(cx));
        root.cancel();
        assertEquals(1, bell.count());
        assertEquals(Poll.ready(null), cancelled.poll(cx));
        // @end
        var moved = new CancellationToken();
        var latest = new CountingWaker();
        Future<Void> other = moved.cancelled();
        other.poll(cx);
        other.poll(Context.of(latest));
        moved.cancel();
        moved.cancel();
        assertEquals(List.of(1, 1), List.of(bell.count(), latest.count()));
    }

    @Test
    void a_child_is_cancelled_with_its_parent_but_not_the_other_way() {
        // @start region=child
        CancellationToken child = root.child();
        CancellationToken sibling = root.child();
        child.cancel();
        assertFalse(root.isCancelled() || sibling.isCancelled());
        root.cancel();
        assertTrue(sibling.isCancelled());
        // @end
    }

    @Test
    void a_cancelled_root_gives_cancelled_children() throws Exception {
        root.cancel();
        assertTrue(root.child().child().isCancelled());
        assertEquals(Poll.ready(null), root.child().cancelled().poll(cx));
        assertEquals(0, bell.count());
    }

    @Test
    void the_waiters_of_the_whole_subtree_are_rung_when_all_of_it_is_cancelled() throws Exception {
        var tokens = List.of(root, root.child(), root.child().child());
        var seen = new ArrayList<Boolean>();
        for (CancellationToken token : tokens)
            token.cancelled().poll(Context.of(() -> tokens.forEach(each -> seen.add(each.isCancelled()))));
        root.cancel();
        assertEquals(9, seen.size());
        assertFalse(seen.contains(false));
    }

    @Test
    void a_waker_that_throws_keeps_nobody_from_being_rung() throws Exception {
        var told = new ArrayList<Throwable>();
        var before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, broken) -> told.add(broken));
        try {
            var broken = new IllegalStateException("broken");
            root.cancelled().poll(Context.of(() -> {
                throw broken;
            }));
            root.cancelled().poll(cx);
            root.cancel();
            assertEquals(List.of(broken), told);
            assertEquals(1, bell.count());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void a_waker_may_use_the_token_that_rings_it() throws Exception {
        root.cancelled().poll(Context.of(() -> {
            root.cancel();
            assertTrue(root.child().isCancelled());
            bell.wake();
        }));
        root.cancel();
        assertEquals(1, bell.count());
    }

    @Test
    void a_subtree_a_hundred_thousand_deep_is_cancelled() {
        CancellationToken deepest = root;
        for (int i = 0; i < 100_000; i++) deepest = deepest.child();
        root.cancel();
        assertTrue(deepest.isCancelled());
    }

    @Test
    void who_keeps_a_grandchild_only_still_hears_the_root() throws Exception {
        Future<Void> waiting = root.child().child().cancelled();
        waiting.poll(cx);
        for (int i = 0; i < 3; i++) System.gc();
        root.cancel();
        assertEquals(1, bell.count());
    }

    @Test
    void children_that_are_dropped_leave_nothing_in_their_parent() throws Exception {
        for (int i = 0; i < 100_000; i++) root.child();
        Garbage.collectUntil(() -> known() == 0);
        assertEquals(0, known());
    }

    @Test
    void waiters_that_are_closed_leave_nothing_in_their_token() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            Future<Void> waiter = root.cancelled();
            waiter.poll(cx);
            waiter.close();
            Future<Integer> guarded = root.guard(ready(1));
            guarded.poll(cx);
            Future<Integer> closed = root.guard(new Probe<>());
            closed.poll(cx);
            closed.close();
        }
        assertEquals(0, known());
        root.cancel();
        assertEquals(0, bell.count());
    }

    // Guard

    @Test
    void a_guard_gives_the_value_or_is_cancelled() throws Exception {
        // @start region=guard
        assertEquals(7, blockOn(root.guard(ready(7))));
        var slow = new Probe<Integer>();
        Future<Integer> guarded = root.guard(slow);
        guarded.poll(cx);
        root.cancel();
        assertThrows(CancellationException.class, () -> guarded.poll(cx));
        assertEquals(1, slow.closes);
        // @end
        assertEquals(1, slow.polls);
    }

    @Test
    void a_guard_under_a_cancelled_token_never_polls_its_future() {
        root.cancel();
        var probe = new Probe<Integer>();
        assertThrows(CancellationException.class, () -> root.guard(probe).poll(cx));
        assertEquals(List.of(0, 1), List.of(probe.polls, probe.closes));
    }

    @Test
    void a_guard_passes_the_failure_on_as_it_is() {
        var failure = new IOException("no");
        var probe = new Probe<Integer>();
        probe.fail(failure);
        assertSame(
                failure, assertThrows(IOException.class, () -> root.guard(probe).poll(cx)));
    }

    @Test
    void a_guard_closed_before_its_first_poll_closes_its_future() {
        var probe = new Probe<Integer>();
        root.guard(probe).close();
        assertEquals(1, probe.closes);
    }

    @Test
    void what_a_close_throws_is_suppressed_in_the_cancel() {
        var stuck = new IllegalStateException("stuck");
        root.cancel();
        Future<Integer> guarded = root.guard(new Probe<Integer>().failingToClose(stuck));
        assertSame(
                stuck,
                assertThrows(CancellationException.class, () -> guarded.poll(cx))
                        .getSuppressed()[0]);
    }

    @Test
    void a_thousand_tasks_on_a_pool_hear_of_it_from_a_thread_of_nobody() throws Exception {
        try (var ex = new MultiThreadExecutor(2)) {
            var tasks = new ArrayList<Task<Void>>();
            for (int i = 0; i < 1_000; i++) tasks.add(ex.spawn(root.child().cancelled()));
            Thread canceller = Thread.ofPlatform().start(root::cancel);
            for (Task<Void> task : tasks) ex.run(task);
            canceller.join();
        }
    }

    private int known() {
        synchronized (root) {
            return root.children.size() + root.waiters.size();
        }
    }
}
