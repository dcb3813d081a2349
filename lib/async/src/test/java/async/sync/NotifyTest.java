package async.sync;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.check.Cancellations;
import async.check.Trial;
import async.core.CancelSafety.Level;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NotifyTest {

    private final Notify notify = new Notify();
    private final CountingWaker bell = new CountingWaker();

    private static boolean isReady(Future<Void> future) throws Exception {
        return future.poll(Context.of(Waker.NOOP)) instanceof Poll.Ready<Void>;
    }

    /// Has been polled once, and waits.
    private Future<Void> waiting(Waker waker) throws Exception {
        Future<Void> notified = notify.notified();
        assertEquals(Poll.pending(), notified.poll(Context.of(waker)));
        return notified;
    }

    private Future<Void> waiting() throws Exception {
        return waiting(Waker.NOOP);
    }

    @Test
    void a_task_waits_until_another_says_that_something_has_happened() throws Exception {
        // @start region=notify
        var notify = new Notify();
        var log = new ArrayList<String>();
        try (var executor = new LocalExecutor()) {
            executor.run(async(() -> {
                var consumer = spawn(async(() -> {
                    await(notify.notified());
                    log.add("heard");
                }));
                log.add("rung");
                notify.notifyOne(); // stored, for the consumer has not begun
                await(consumer);
            }));
        }
        assertEquals(List.of("rung", "heard"), log);
        // @end
    }

    @Test
    void one_permit_is_stored_and_no_more() throws Exception {
        notify.notifyOne();
        notify.notifyOne();
        assertTrue(isReady(notify.notified()));
        assertFalse(isReady(notify.notified()));
    }

    @Test
    void the_first_who_came_is_the_first_to_hear() throws Exception {
        var bells = List.of(new CountingWaker(), new CountingWaker(), new CountingWaker());
        for (CountingWaker each : bells) waiting(each);
        for (int rung = 1; rung <= 3; rung++) {
            notify.notifyOne();
            long heard = bells.stream().filter(each -> each.count() == 1).count();
            assertEquals(rung, heard);
            assertEquals(1, bells.get(rung - 1).count());
        }
        assertFalse(isReady(notify.notified()), "nothing was stored while somebody waited");
    }

    /// tokio's notified_multi_notify_drop_one.
    @Test
    void a_notified_waiter_that_is_closed_before_its_poll_passes_its_permit_on() throws Exception {
        Future<Void> first = waiting();
        Future<Void> second = waiting(bell);
        notify.notifyOne();
        assertEquals(0, bell.count());
        first.close();
        assertEquals(1, bell.count());
        assertTrue(isReady(second));
    }

    @Test
    void and_into_the_store_if_nobody_waits() throws Exception {
        Future<Void> only = waiting();
        notify.notifyOne();
        only.close();
        assertTrue(isReady(notify.notified()));
    }

    @Test
    void notifyWaiters_wakes_all_who_wait_now_and_stores_nothing() throws Exception {
        // @start region=waiters
        var notify = new Notify();
        Future<Void> early = notify.notified(); // made before the question, so nothing is missed after it
        boolean hasHappened = false;
        notify.notifyWaiters();
        if (!hasHappened) assertEquals(Poll.ready(null), early.poll(Context.of(Waker.NOOP)));

        Future<Void> late = notify.notified();
        assertEquals(Poll.pending(), late.poll(Context.of(Waker.NOOP)));
        // @end
        Future<Void> later = notify.notified();
        later.poll(Context.of(bell));
        notify.notifyWaiters();
        assertEquals(1, bell.count());
        assertTrue(isReady(late) && isReady(later));
        assertFalse(isReady(notify.notified()));
    }

    @Test
    void one_that_notifyWaiters_woke_has_nothing_to_pass_on() throws Exception {
        Future<Void> woken = waiting();
        notify.notifyWaiters();
        waiting(bell);
        woken.close();
        assertEquals(0, bell.count());
    }

    @Test
    void one_that_notifyOne_woke_passes_on_even_if_notifyWaiters_came_in_between() throws Exception {
        Future<Void> woken = waiting();
        notify.notifyOne();
        notify.notifyWaiters();
        waiting(bell);
        woken.close();
        assertEquals(1, bell.count());
    }

    @Test
    void notifyWaiters_leaves_a_stored_permit_alone() throws Exception {
        notify.notifyOne();
        Future<Void> early = notify.notified();
        notify.notifyWaiters();
        assertTrue(isReady(early));
        assertTrue(isReady(notify.notified()));
        assertFalse(isReady(notify.notified()));
    }

    @Test
    void rule_1_making_and_closing_one_takes_nothing() throws Exception {
        notify.notifyOne();
        notify.notified().close();
        notify.notified();
        assertTrue(isReady(notify.notified()));
    }

    @Test
    void rule_3_only_the_waker_of_the_latest_poll_rings() throws Exception {
        var old = new CountingWaker();
        Future<Void> moved = waiting(old);
        moved.poll(Context.of(bell));
        notify.notifyOne();
        assertEquals(0, old.count());
        assertEquals(1, bell.count());
    }

    @Test
    void rule_12_a_close_loses_the_place_and_nothing_else() throws Exception {
        Future<Void> first = waiting();
        Future<Void> second = waiting();
        first.close();
        Future<Void> again = waiting();
        notify.notifyOne();
        assertTrue(isReady(second));
        assertFalse(isReady(again));
        notify.notifyOne();
        assertTrue(isReady(again));
    }

    @Test
    void a_waiting_future_says_what_it_waits_for() throws Exception {
        waiting();
        assertEquals("notification of Notify[0 free, 2 waiting]", waiting().toString());
    }

    @Test
    void whoever_asks_again_after_a_close_looks_first_and_misses_nothing() throws Exception {
        assertEquals(
                Level.LOSES_PROGRESS,
                Cancellations.of(trial -> hears(trial, false)).level());
        assertEquals(Level.SAFE, Cancellations.of(trial -> hears(trial, true)).level());
    }

    private static void hears(Trial trial, boolean looks) {
        var notify = new Notify();
        var there = new boolean[1];
        trial.produced("news");
        Supplier<Future<Void>> asking = () -> {
            Future<Void> news = notify.notified();
            return looks && there[0] ? Futures.ready(null) : news;
        };
        trial.operation(1, asking, _ -> trial.consumed("news"));
        trial.beside(async(() -> {
            await(Futures.yieldNow());
            there[0] = true;
            notify.notifyWaiters();
        }));
    }
}
