package async.checks;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.future.Futures.never;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.check.Breach;
import async.check.Breach.Kind;
import async.check.BrokenContract;
import async.check.Checked;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.support.CountingWaker;
import async.support.Later;
import async.support.Probe;
import async.time.Clock;
import async.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckedTest {

    private static final Context CX = Context.of(Waker.NOOP);

    private final List<Kind> found = new ArrayList<>();
    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker);

    private <T> Checked<T> checked(Future<T> future) {
        return Checked.of(future, breach -> found.add(breach.kind()));
    }

    private void assertFound(Kind... kinds) {
        assertEquals(List.of(kinds), found);
    }

    @Test
    void a_breach_is_thrown_where_it_happens_and_names_the_place_of_the_check() {
        // @start region=breach
        Future<Void> forgetful = Checked.of(_ -> Poll.pending()); // keeps no waker
        var thrown = assertThrows(BrokenContract.class, () -> forgetful.poll(CX));
        Breach breach = thrown.breach();
        assertEquals(Kind.NO_WAKER, breach.kind());
        assertTrue(breach.toString().contains("CheckedTest.java"), breach::toString);
        // @end
        assertEquals(
                "a_breach_is_thrown_where_it_happens_and_names_the_place_of_the_check",
                breach.site().getMethodName());
        assertEquals(breach.toString(), thrown.getMessage());
    }

    @Test
    void a_reporter_is_told_and_the_future_goes_on() throws Exception {
        // @start region=reporter
        var breaches = new ArrayList<Kind>();
        Future<Integer> answer = Checked.of(Later.value(42, 0), breach -> breaches.add(breach.kind()));
        assertEquals(Poll.ready(42), answer.poll(CX));
        answer.poll(CX);
        assertEquals(List.of(Kind.ANSWERED_AFTER_END), breaches);
        // @end
    }

    @Test
    void what_keeps_the_contract_is_told_nothing_and_changes_nothing() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            var body = checked(async(() -> {
                await(checked(Time.sleep(Duration.ofSeconds(1))));
                return await(checked(Later.value(7, 3)));
            }));
            assertEquals(7, executor.run(body.impatient()));
            var failure = new IOException("no");
            assertSame(
                    failure, assertThrows(IOException.class, () -> executor.run(checked(Later.failure(failure, 2)))));
        }
        assertFound();
    }

    @Test
    void a_poll_that_sleeps_or_parks_has_blocked_and_one_that_computes_has_not() throws Exception {
        var parked = checked(_ -> {
            LockSupport.parkNanos(1_000);
            return Poll.ready(1);
        });
        parked.poll(cx);
        assertFound(Kind.BLOCKED);
        checked(_ -> {
                    Thread.sleep(1);
                    return Poll.ready(1);
                })
                .poll(cx);
        assertFound(Kind.BLOCKED, Kind.BLOCKED);
        checked(_ -> Poll.ready(Long.toString(System.nanoTime()).repeat(1_000))).poll(cx);
        assertFound(Kind.BLOCKED, Kind.BLOCKED);
    }

    @Test
    void a_close_that_waits_has_blocked_too() {
        checked(new Future<Void>() {
                    @Override
                    public Poll<Void> poll(Context cx) {
                        return Poll.ready(null);
                    }

                    @Override
                    public void close() {
                        LockSupport.parkNanos(1_000);
                    }
                })
                .close();
        assertFound(Kind.BLOCKED);
    }

    @Test
    void what_never_comes_breaks_no_rule_alone_or_in_a_body() throws Exception {
        checked(never()).poll(cx);
        checked(async(() -> await(never()))).poll(cx);
        assertFound();
    }

    @Test
    void null_is_no_answer() throws Exception {
        checked(_ -> null).poll(cx);
        assertFound(Kind.NO_ANSWER);
    }

    @Test
    void a_waker_that_was_asked_for_and_dropped_is_found_by_looking() throws Exception {
        // @start region=inspect
        var breaches = new ArrayList<Kind>();
        Checked<Void> careless = Checked.of(
                cx -> {
                    cx.waker(); // asked for, and forgotten
                    return Poll.pending();
                },
                breach -> breaches.add(breach.kind()));
        careless.poll(CX);
        careless.inspect();
        assertEquals(List.of(Kind.LOST_WAKER), breaches);
        // @end
    }

    @Test
    void a_waker_that_is_kept_or_was_rung_is_not_lost() throws Exception {
        var probe = new Probe<Void>();
        var kept = checked(probe);
        kept.poll(cx);
        kept.inspect();
        var rung = checked(Later.value(1, 1));
        rung.poll(cx);
        rung.inspect();
        kept.close();
        kept.inspect();
        assertFound();
        assertEquals(1, waker.count());
        probe.wake();
    }

    /// Keeps the first waker for good.
    private static final class Stale implements Future<Integer> {
        private Waker first;
        private boolean done;

        @Override
        public Poll<Integer> poll(Context cx) {
            Waker waker = cx.waker();
            if (first == null) first = waker;
            return done ? Poll.ready(1) : Poll.pending();
        }

        void finish() {
            done = true;
            first.wake();
        }
    }

    @Test
    void a_stale_waker_is_reported_and_passed_on_so_that_nothing_hangs() throws Exception {
        var stale = new Stale();
        var future = checked(stale);
        future.poll(Context.of(() -> {}));
        future.poll(cx);
        stale.finish();
        assertEquals(1, waker.count());
        assertFound(); // not proven yet
        assertEquals(Poll.ready(1), future.poll(cx));
        assertFound(Kind.STALE_WAKER);
    }

    @Test
    void an_older_waker_that_is_rung_besides_the_latest_or_for_nothing_is_no_breach() throws Exception {
        var stale = new Stale();
        var besides = checked(cx -> {
            Poll<Integer> poll = stale.poll(cx);
            if (stale.done) return poll;
            stale.done = stale.first != cx.waker();
            if (stale.done) stale.first.wake();
            if (stale.done) cx.waker().wake();
            return poll;
        });
        besides.poll(cx);
        besides.poll(cx);
        assertEquals(Poll.ready(1), besides.poll(cx));
        assertFound();
    }

    @Test
    void the_impatient_one_breaks_what_counts_on_being_asked_for() throws Exception {
        // @start region=impatient
        var breaches = new ArrayList<Kind>();
        var once = new boolean[1];
        Future<Void> touchy = Checked.<Void>of(
                        cx -> {
                            cx.waker();
                            if (once[0]) throw new IllegalStateException("asked twice");
                            once[0] = true;
                            return Poll.pending();
                        },
                        breach -> breaches.add(breach.kind()))
                .impatient();
        assertThrows(IllegalStateException.class, () -> touchy.poll(CX));
        assertEquals(List.of(Kind.BROKEN_BY_EXTRA_POLL), breaches);
        // @end
    }

    @Test
    void a_poll_after_the_end_is_the_callers_fault_if_the_future_refuses() throws Exception {
        Future<Integer> inner = async(() -> 1);
        var future = checked(inner);
        future.poll(cx);
        assertThrows(IllegalStateException.class, () -> future.poll(cx));
        assertFound(Kind.POLLED_AFTER_END);
    }

    @Test
    void a_poll_or_a_close_inside_the_own_poll_goes_no_further() throws Exception {
        var polls = new int[1];
        var self = new Checked<?>[1];
        self[0] = checked(cx -> {
            polls[0]++;
            assertThrows(BrokenContract.class, () -> self[0].poll(cx));
            assertThrows(BrokenContract.class, () -> self[0].close());
            return Poll.ready(1);
        });
        self[0].poll(cx);
        assertFound(Kind.POLLED_IN_POLL, Kind.CLOSED_IN_POLL);
        assertEquals(1, polls[0]);
    }

    @Test
    void a_waker_that_polls_inline_is_caught() throws Exception {
        var future = new Checked<?>[1];
        future[0] = checked(Later.value(1, 1));
        future[0].poll(Context.of(() -> assertThrows(BrokenContract.class, () -> future[0].poll(cx))));
        assertFound(Kind.POLLED_IN_POLL);
    }

    @Test
    void two_threads_at_once_are_an_overlap() throws Exception {
        var inside = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        var future = checked(_ -> {
            inside.countDown();
            seen.await();
            return Poll.ready(1);
        });
        var owner = Thread.ofPlatform().start(() -> assertEquals(Poll.ready(1), poll(future)));
        inside.await();
        assertThrows(BrokenContract.class, () -> future.poll(cx));
        assertThrows(BrokenContract.class, future::close);
        assertFound(Kind.OVERLAP, Kind.OVERLAP);
        seen.countDown();
        owner.join();
    }

    private Poll<?> poll(Future<?> future) {
        try {
            return future.poll(cx);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_waker_that_throws_is_reported_and_the_future_goes_on() throws Exception {
        var future = checked(Later.value(1, 1));
        future.poll(Context.of(() -> {
            throw new IllegalStateException("broken bell");
        }));
        assertFound(Kind.BROKEN_WAKER);
        assertEquals(Poll.ready(1), future.poll(cx));
    }

    @Test
    void a_second_close_that_throws_is_reported() {
        var closed = new boolean[1];
        var future = checked(new Future<Void>() {
            @Override
            public Poll<Void> poll(Context cx) {
                return Poll.ready(null);
            }

            @Override
            public void close() {
                if (closed[0]) throw new IllegalStateException("closed twice");
                closed[0] = true;
            }
        });
        future.close();
        assertFound(Kind.CLOSED_TWICE);
    }
}
