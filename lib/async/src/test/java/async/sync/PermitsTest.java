package async.sync;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.future.Futures.joinAll;
import static async.future.Futures.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Daemon;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.support.CountingWaker;
import async.support.Garbage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PermitsTest {

    private final CountingWaker bell = new CountingWaker();

    private static Permit permit(Future<Permit> acquire) throws Exception {
        return acquire.poll(Context.of(Waker.NOOP)) instanceof Poll.Ready<Permit>(Permit permit) ? permit : null;
    }

    private static Future<Permit> waiting(Permits permits, int count, Waker waker) throws Exception {
        Future<Permit> acquire = permits.acquire(count);
        assertEquals(Poll.pending(), acquire.poll(Context.of(waker)));
        return acquire;
    }

    private static Future<Permit> waiting(Permits permits) throws Exception {
        return waiting(permits, 1, Waker.NOOP);
    }

    @Test
    void never_more_at_once_than_there_are_permits() throws Exception {
        // @start region=permits
        var permits = new Permits(3);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var jobs = new ArrayList<Future<Void>>();
        for (int i = 0; i < 20; i++)
            jobs.add(async(() -> {
                try (Permit permit = await(permits.acquire())) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    await(yieldNow());
                    inside.decrementAndGet();
                }
            }));
        try (var executor = new LocalExecutor()) {
            executor.run(joinAll(jobs));
        }
        assertEquals(3, most.get());
        assertEquals(3, permits.available());
        // @end
    }

    @Test
    void rule_1_making_a_future_takes_nothing() throws Exception {
        var permits = new Permits(1);
        permits.acquire();
        Future<Permit> closed = permits.acquire();
        closed.close();
        assertEquals(1, permits.available());
    }

    @Test
    void the_first_who_came_is_the_first_to_go_in() throws Exception {
        var permits = new Permits(1);
        Permit held = permits.tryAcquire();
        var queue = new ArrayList<Future<Permit>>();
        for (int i = 0; i < 4; i++) queue.add(waiting(permits));
        for (Future<Permit> next : queue) {
            for (Future<Permit> other : queue.reversed()) {
                if (other == next) break;
                assertNull(permit(other)); // a poll that nobody asked for overtakes nobody
            }
            held.close();
            held = permit(next);
        }
        held.close();
        assertEquals(1, permits.available());
    }

    @Test
    void a_newcomer_does_not_take_what_was_handed_over() throws Exception {
        var permits = new Permits(1);
        Permit held = permits.tryAcquire();
        Future<Permit> first = waiting(permits);
        held.close();
        assertNull(permits.tryAcquire());
        waiting(permits);
        permit(first).close();
    }

    @Test
    void a_large_request_at_the_head_is_not_overtaken() throws Exception {
        // @start region=many
        var permits = new Permits(3);
        Permit one = permits.tryAcquire();
        Future<Permit> all = permits.acquire(3);
        assertEquals(Poll.pending(), all.poll(Context.of(Waker.NOOP)));
        assertEquals(2, permits.available());
        assertNull(permits.tryAcquire()); // they are kept together for the one who wants three
        // @end
        Future<Permit> small = waiting(permits, 1, bell);
        one.close();
        Permit three = permit(all);
        assertEquals(0, permits.available());
        assertEquals(0, bell.count());
        three.close();
        assertEquals(1, bell.count());
        permit(small).close();
        assertEquals(3, permits.available());
    }

    @Test
    void one_release_lets_in_all_whose_turn_it_is() throws Exception {
        var permits = new Permits(3);
        Permit three = permit(permits.acquire(3));
        Future<Permit> two = waiting(permits, 2, bell);
        Future<Permit> one = waiting(permits, 1, bell);
        Future<Permit> last = waiting(permits, 1, bell);
        three.close();
        assertEquals(2, bell.count());
        permit(one).close();
        assertEquals(3, bell.count());
        permit(two).close();
        permit(last).close();
        assertEquals(3, permits.available());
    }

    @Test
    void a_large_request_that_is_closed_makes_way_for_small_ones() throws Exception {
        var permits = new Permits(2);
        Permit held = permits.tryAcquire();
        Future<Permit> large = waiting(permits, 2, Waker.NOOP);
        Future<Permit> small = waiting(permits, 1, bell);
        large.close();
        assertEquals(1, bell.count());
        permit(small).close();
        held.close();
        assertEquals(2, permits.available());
    }

    @Test
    void what_was_granted_to_a_closed_waiter_goes_to_the_next() throws Exception {
        var permits = new Permits(1);
        Permit held = permits.tryAcquire();
        Future<Permit> granted = waiting(permits);
        Future<Permit> next = waiting(permits, 1, bell);
        held.close();
        granted.close();
        assertEquals(1, bell.count());
        permit(next).close();
        assertEquals(1, permits.available());
    }

    @Test
    void rule_12_a_close_loses_the_place_and_nothing_else() throws Exception {
        var permits = new Permits(1);
        Permit held = permits.tryAcquire();
        waiting(permits).close();
        Future<Permit> other = waiting(permits);
        Future<Permit> again = waiting(permits);
        held.close();
        assertNull(permit(again));
        permit(other).close();
        permit(again).close();
        assertEquals(1, permits.available());
    }

    @Test
    void a_permit_closed_twice_counts_once() {
        var permits = new Permits(2);
        Permit permit = permits.tryAcquire();
        permits.tryAcquire();
        permit.close();
        permit.close();
        assertEquals(1, permits.available());
    }

    @Test
    void tryAcquire_gives_a_permit_or_null() {
        // @start region=tryAcquire
        var permits = new Permits(1);
        try (Permit first = permits.tryAcquire();
                Permit second = permits.tryAcquire()) {
            assertTrue(first != null);
            assertNull(second); // and nothing is closed for it
        }
        assertEquals(1, permits.available());
        // @end
    }

    @Test
    void more_than_there_are_is_refused_and_so_is_nothing() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Permits(2).acquire(3));
        assertEquals("there are 2 permits in all: ask for 1 to 2, not 3", refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Permits(2).acquire(0));
        refused = assertThrows(IllegalArgumentException.class, () -> new Permits(0));
        assertEquals("permits must be at least 1, not 0", refused.getMessage());
    }

    @Test
    void no_waker_is_rung_under_the_lock() throws Exception {
        var permits = new Permits(1);
        Permit held = permits.tryAcquire();
        var seen = new AtomicInteger(-1);
        waiting(permits, 1, () -> {
            Thread other = Daemon.start("asks", () -> seen.set(permits.available()));
            join(other);
        });
        held.close();
        assertEquals(0, seen.get());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_hundred_thousand_that_gave_up_leave_nothing_behind() throws Exception {
        var permits = new Permits(1);
        Permit held = permits.tryAcquire();
        var queue = new ArrayList<Future<Permit>>();
        for (int i = 0; i < 100_000; i++) queue.add(waiting(permits, 1, bell));
        assertEquals("Permits[0 free, 100000 waiting]", permits.toString());
        for (int i = 1; i < queue.size(); i += 2) queue.get(i).close();
        for (int i = 0; i < queue.size(); i += 2) queue.get(i).close();
        assertEquals("Permits[0 free, 0 waiting]", permits.toString());
        var one = new WeakReference<>(queue.get(50_000));
        queue.clear();
        Garbage.collectUntil(() -> one.get() == null);
        assertNull(one.get());
        held.close();
        assertEquals(0, bell.count());
        assertEquals(1, permits.available());
    }

    @Test
    void a_loop_of_permits_that_are_free_gives_the_thread_back() throws Exception {
        var permits = new Permits(1);
        var other = new AtomicInteger();
        try (var executor = new LocalExecutor()) {
            executor.spawn(async(() -> {
                        for (; ; ) {
                            other.incrementAndGet();
                            await(yieldNow());
                        }
                    }))
                    .detach();
            executor.run(async(() -> {
                for (int i = 0; i < 1000; i++) await(permits.acquire()).close();
            }));
        }
        assertTrue(other.get() >= 1000 / 128, "the other task ran " + other.get() + " times");
        assertEquals(1, permits.available());
    }

    @Test
    void a_future_says_what_it_waits_for_and_the_permits_who_keeps_some() throws Exception {
        var permits = new Permits(2);
        Permit held = permits.tryAcquire();
        Future<Permit> two = waiting(permits, 2, Waker.NOOP);
        Future<Permit> one = waiting(permits, 1, Waker.NOOP);
        assertEquals("acquire 2 of Permits[1 free, 2 waiting]", two.toString());
        held.close();
        assertEquals("acquire of Permits[0 free, 1 waiting, 1 granted but not polled since]", one.toString());
        permit(two);
        assertEquals("acquire of Permits[0 free, 1 waiting]", one.toString());
    }
}
