package async.scope;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static async.future.Futures.never;
import static async.future.Futures.outcome;
import static async.future.Futures.ready;
import static async.future.Futures.yieldNow;
import static async.scope.Scopes.scope;
import static async.time.Time.sleep;
import static async.time.Time.timeout;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Async;
import async.compile.Compilation;
import async.core.Budget;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.executor.LocalExecutor;
import async.future.Either;
import async.future.Futures;
import async.future.Result;
import async.support.Probe;
import async.time.Clock;
import async.time.PausedClock;
import async.trace.TaskDump;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private final PausedClock clock = Clock.paused();
    private final List<Throwable> untold = new ArrayList<>();
    private final LocalExecutor ex = new LocalExecutor(clock).onFailure(untold::add);
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void nothing_was_reported_that_a_scope_has_thrown() throws InterruptedException {
        System.gc();
        ex.close();
        assertEquals(List.of(), untold);
    }

    private static Future<Integer> fetch(int value, int seconds) {
        return async(() -> {
            await(sleep(ofSeconds(seconds)));
            return value;
        });
    }

    private Future<Void> fails(Exception failure, int seconds) {
        return async(() -> {
            await(sleep(ofSeconds(seconds)));
            throw failure;
        });
    }

    /// Waits for ever, and says when it ends.
    private Future<Void> waits(String name) {
        return async(() -> {
            try {
                await(never());
            } finally {
                log.add(name + " ends at " + clock.now() / 1_000_000_000);
            }
        });
    }

    // The value

    @Test
    void children_run_beside_the_body_and_give_it_their_values() throws Exception {
        // @start region=scope
        int sum = ex.run(scope(s -> async(() -> {
            Task<Integer> a = s.spawn(fetch(1, 5));
            Task<Integer> b = s.spawn(fetch(2, 5));
            return await(a) + await(b);
        })));
        assertEquals(3, sum);
        // @end
        assertEquals(ofSeconds(5).toNanos(), clock.now());
    }

    @Test
    void bodies_nested_in_the_body_of_a_scope_are_compiled() throws Exception {
        children_run_beside_the_body_and_give_it_their_values();
        ex.run(Scopes.retry(1, ofSeconds(1), () -> ready(1)));
        var here = Async.report().stream()
                .filter(each -> List.of(ScopeTest.class.getName(), Scopes.class.getName())
                        .contains(each.body().getClassName()))
                .toList();
        assertTrue(System.getProperty("async.engine") != null || here.size() >= 3, here.toString());
        assertTrue(here.stream().allMatch(Compilation.Compiled.class::isInstance), here.toString());
    }

    @Test
    void it_ends_only_when_all_children_have() throws Exception {
        String value = ex.run(scope(s -> {
            s.spawn(fetch(1, 60));
            return ready("body");
        }));
        assertEquals(List.of("body", ofSeconds(60).toNanos()), List.of(value, clock.now()));
    }

    @Test
    void children_spawn_siblings_and_these_count_too() throws Exception {
        // @start region=spawn
        ex.run(scope(s -> {
            s.spawn(async(() -> {
                await(sleep(ofSeconds(1)));
                s.spawn(fetch(2, 10)); // after the body has ended
            }));
            return ready(null);
        }));
        // @end
        assertEquals(ofSeconds(11).toNanos(), clock.now());
    }

    @Test
    void nothing_runs_before_the_first_poll() {
        var future = scope(s -> {
            throw new AssertionError("ran");
        });
        future.close();
        assertThrows(IllegalStateException.class, () -> ex.run(future));
    }

    @Test
    void ten_thousand_children_wake_their_scope_once() throws Exception {
        var sum = new int[1];
        var owner = new int[1];
        Future<String> scope = scope(s -> async(() -> {
            for (int i = 0; i < 10_000; i++)
                s.spawn(async(() -> {
                    await(yieldNow());
                    sum[0]++;
                }));
            return "all";
        }));
        Future<String> counted = cx -> {
            owner[0]++;
            return scope.poll(cx);
        };
        assertEquals("all", ex.run(counted));
        assertEquals(10_000, sum[0]);
        assertEquals(2, owner[0]);
    }

    // Failures

    @Test
    void the_first_failure_cancels_body_and_siblings_and_is_thrown_after_they_have_ended() {
        var failure = new IOException("no");
        Exception thrown = assertThrows(
                IOException.class,
                () -> ex.run(scope(s -> {
                    s.spawn(waits("sibling"));
                    s.spawn(fails(failure, 3));
                    return waits("body");
                })));
        assertSame(failure, thrown);
        assertEquals(0, thrown.getSuppressed().length);
        assertEquals(List.of("sibling ends at 3", "body ends at 3"), log);
    }

    @Test
    void a_failure_of_the_body_cancels_the_children() {
        var failure = new IOException("no");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> ex.run(scope(s -> {
                            s.spawn(waits("child"));
                            return fails(failure, 3);
                        }))));
        assertEquals(List.of("child ends at 3"), log);
    }

    @Test
    void a_body_that_cannot_be_made_fails_the_scope_once_its_children_have_ended() {
        var failure = new IllegalArgumentException("no");
        assertSame(
                failure,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ex.run(scope(s -> {
                            s.spawn(fetch(1, 1));
                            throw failure;
                        }))));
        assertEquals(0, clock.now(), "the child was cancelled before its first step");
        var none = assertThrows(NullPointerException.class, () -> ex.run(scope(s -> null)));
        assertTrue(none.getMessage().startsWith("a scope needs futures"), none.getMessage());
    }

    @Test
    void failures_of_cleanup_are_suppressed_in_the_first() {
        var first = new IOException("first");
        var cleanup = new IllegalStateException("cleanup");
        IOException thrown = assertThrows(
                IOException.class,
                () -> ex.run(scope(s -> {
                    for (int i = 0; i < 2; i++) s.spawn(new Probe<Void>().failingToClose(cleanup));
                    return fails(first, 1);
                })));
        assertSame(first, thrown);
        assertEquals(
                List.of(cleanup, cleanup),
                Arrays.stream(thrown.getSuppressed())
                        .map(cancelled -> cancelled.getSuppressed()[0])
                        .toList());
    }

    @Test
    void body_and_child_that_fail_with_the_same_object_suppress_nothing() {
        var failure = new IOException("both");
        IOException thrown = assertThrows(
                IOException.class,
                () -> ex.run(scope(s -> {
                    s.spawn(fails(failure, 1));
                    return fails(failure, 1);
                })));
        assertSame(failure, thrown);
        assertEquals(0, thrown.getSuppressed().length);
    }

    @Test
    void of_two_that_would_fail_in_the_same_moment_the_second_is_cancelled_first() {
        IOException thrown = assertThrows(
                IOException.class,
                () -> ex.run(scope(s -> {
                    s.spawn(fails(new IOException("first"), 1));
                    return fails(new IOException("second"), 1);
                })));
        assertEquals("first", thrown.getMessage());
        assertEquals(0, thrown.getSuppressed().length, "the body was cancelled before its own failure");
    }

    @Test
    void a_failure_that_somebody_awaits_ends_the_scope_all_the_same() {
        var failure = new IOException("no");
        IOException thrown = assertThrows(
                IOException.class,
                () -> ex.run(scope(s -> async(() -> {
                    Task<Void> child = s.spawn(fails(failure, 1));
                    try {
                        await(child);
                    } catch (Exception e) {
                        log.add("caught " + e.getClass().getSimpleName());
                    }
                    return "body";
                }))));
        assertSame(failure, thrown);
        assertEquals(0, thrown.getSuppressed().length);
    }

    @Test
    void whoever_joins_a_failed_child_from_outside_is_told_the_cause() {
        var failure = new IOException("no");
        var kept = new ArrayList<Task<Void>>();
        assertThrows(
                IOException.class,
                () -> ex.run(scope(s -> {
                    kept.add(s.spawn(fails(failure, 1)));
                    return never();
                })));
        assertSame(
                failure,
                assertThrows(CancellationException.class, () -> ex.run(kept.getFirst()))
                        .getCause());
    }

    @Test
    void a_failure_given_as_a_value_harms_nobody() throws Exception {
        // @start region=supervisor
        String told = ex.run(scope(s -> async(() -> {
            Task<Result<Integer>> bad = s.spawn(outcome(async(() -> Integer.parseInt("x"))));
            Task<Integer> good = s.spawn(fetch(7, 10));
            return switch (await(bad)) {
                case Result.Ok<Integer>(Integer value) -> "value " + value;
                case Result.Err<Integer>(Exception error) -> "failure, and " + await(good);
            };
        })));
        assertEquals("failure, and 7", told);
        // @end
    }

    @Test
    void a_child_cancelled_alone_harms_nobody() throws Exception {
        int value = ex.run(scope(s -> async(() -> {
            Task<Void> child = s.spawn(waits("child"));
            Task<Integer> sibling = s.spawn(fetch(7, 10));
            await(yieldNow());
            child.cancel();
            return await(sibling);
        })));
        assertEquals(7, value);
        assertEquals(List.of("child ends at 0"), log);
    }

    @Test
    void a_body_that_awaits_a_child_cancelled_alone_fails_by_that() {
        assertThrows(
                CancellationException.class,
                () -> ex.run(scope(s -> async(() -> {
                    Task<Void> child = s.spawn(waits("child"));
                    child.cancel();
                    await(child);
                }))));
    }

    @Test
    void a_child_that_swallows_its_cancel_is_left_and_named() {
        var failure = new IOException("no");
        IOException thrown = assertThrows(
                IOException.class,
                () -> ex.run(scope(s -> {
                    s.spawn(async(() -> {
                        for (; ; )
                            try {
                                await(never());
                            } catch (Throwable swallowed) {
                                log.add("swallowed");
                            }
                    }));
                    return fails(failure, 1);
                })));
        assertEquals(100, log.size());
        String named = thrown.getSuppressed()[0].getSuppressed()[0].getMessage();
        assertTrue(named.contains("ScopeTest.java"), named);
    }

    @Test
    void a_failing_scope_cancels_new_children_before_their_first_step() {
        var probe = new Probe<Integer>();
        assertThrows(
                IOException.class,
                () -> ex.run(scope(s -> {
                    s.spawn(async(() -> {
                        try {
                            await(never());
                        } finally {
                            s.spawn(probe);
                        }
                    }));
                    return fails(new IOException("no"), 1);
                })));
        assertEquals(List.of(0, 1), List.of(probe.polls, probe.closes));
    }

    @Test
    void an_ended_scope_refuses_children_and_closes_their_futures() throws Exception {
        var kept = new ArrayList<Scope>();
        ex.run(scope(s -> ready(kept.add(s))));
        var probe = new Probe<Integer>();
        var refused =
                assertThrows(IllegalStateException.class, () -> kept.getFirst().spawn(probe));
        assertTrue(refused.getMessage().startsWith("this scope has ended"), refused.getMessage());
        assertEquals(List.of(0, 1), List.of(probe.polls, probe.closes));
    }

    @Test
    void what_the_executor_refuses_is_closed_and_does_not_count() throws Exception {
        var probe = new Probe<Integer>();
        var seen = new ArrayList<Throwable>();
        ex.run(scope(s -> async(() -> {
            Thread elsewhere = Thread.ofPlatform()
                    .start(() -> seen.add(assertThrows(IllegalStateException.class, () -> s.spawn(probe))));
            elsewhere.join();
        })));
        assertTrue(seen.getFirst().getMessage().contains("spawn from there"), seen.toString());
        assertEquals(1, probe.closes);
    }

    @Test
    void without_an_executor_there_is_a_sentence() {
        var refused = assertThrows(IllegalStateException.class, () -> blockOn(scope(s -> ready(1))));
        assertTrue(refused.getMessage().contains("use LocalExecutor.run"), refused.getMessage());
    }

    // Deadlines and closes

    @Test
    void at_the_deadline_all_are_cancelled_and_then_it_throws() {
        // @start region=deadline
        var late = assertThrows(
                TimeoutException.class,
                () -> ex.run(scope(ofSeconds(5), s -> {
                    s.spawn(waits("child"));
                    return waits("body");
                })));
        // @end
        assertEquals("no value within 5s", late.getMessage());
        assertEquals(List.of("child ends at 5", "body ends at 5"), log);
    }

    @Test
    void at_the_deadline_the_value_wins() throws Exception {
        int value = ex.run(scope(ofSeconds(5), s -> fetch(7, 4)));
        assertEquals(7, value);
        assertEquals(ofSeconds(4).toNanos(), clock.now(), "and leaves no alarm");
        assertFalse(ex.tryTick());
    }

    @Test
    void a_close_from_outside_returns_at_once_and_all_end_at_their_next_step() throws Exception {
        Future<Object> scoped = scope(s -> {
            s.spawn(waits("child"));
            return async(() -> {
                await(waits("body"));
                return null;
            });
        });
        ex.run(async(() -> {
            assertThrowsTimeout(await(outcome(timeout(ofSeconds(3), scoped))));
            log.add("closed");
            await(yieldNow());
            await(yieldNow());
            log.add("looked");
        }));
        assertEquals(List.of("closed", "child ends at 3", "body ends at 3", "looked"), log);
    }

    private static void assertThrowsTimeout(Result<?> result) {
        assertTrue(result instanceof Result.Err<?>(TimeoutException timeout), result.toString());
    }

    @Test
    void what_fails_in_a_scope_closed_from_outside_goes_to_the_failure_handler() throws Exception {
        var failure = new IllegalStateException("cleanup");
        Future<Object> scoped = scope(s -> {
            s.spawn(new Probe<Void>().failingToClose(failure));
            return never();
        });
        ex.run(async(() -> {
            await(outcome(timeout(ofSeconds(3), scoped)));
            await(yieldNow());
            await(yieldNow());
        }));
        assertSame(failure, untold.removeFirst().getSuppressed()[0]);
    }

    @Test
    void a_failure_that_a_close_from_outside_overtakes_goes_to_the_failure_handler() throws Exception {
        var failure = new IOException("no");
        var stop = new Probe<String>();
        Future<Object> scoped = scope(s -> {
            s.spawn(async(() -> {
                await(yieldNow());
                stop.finish("stop");
                throw failure;
            }));
            return never();
        });
        assertEquals(new Either.Right<>("stop"), ex.run(Futures.selectBiased(scoped, stop)));
        while (ex.tryTick()) {}
        assertSame(failure, untold.removeFirst());
    }

    @Test
    void a_failure_of_cleanup_is_told_if_the_executor_closes_the_child_before_the_scope() {
        var failure = new IllegalStateException("cleanup");
        var told = new ArrayList<Throwable>();
        try (var closing = new LocalExecutor().onFailure(told::add)) {
            var kept = new ArrayList<Scope>();
            Task<Object> first = closing.spawn(async(() -> {
                while (kept.isEmpty()) await(yieldNow());
                kept.getFirst().spawn(new Probe<>().failingToClose(failure));
                return await(never());
            }));
            closing.spawn(scope(s -> {
                        kept.add(s);
                        return never();
                    }))
                    .detach();
            while (closing.tryTick()) {}
            first.detach();
        }
        assertSame(failure, told.getFirst().getSuppressed()[0].getSuppressed()[0]);
        assertEquals(1, told.size());
    }

    @Test
    void a_value_that_waits_for_its_turn_at_the_deadline_is_not_lost() throws Exception {
        Future<Void> greedy = cx -> {
            if (clock.now() != ofSeconds(4).toNanos()) return Poll.pending();
            clock.advance(ofSeconds(1)); // a long poll, and nothing of its budget left
            while (!Budget.isSpent(cx)) Budget.spend(cx);
            return Poll.pending();
        };
        var both = Futures.selectBiased(greedy, outcome(scope(ofSeconds(5), s -> fetch(7, 4))));
        assertEquals(new Either.Right<>(new Result.Ok<>(7)), ex.run(both));
    }

    // Scopes in scopes

    @Test
    void an_inner_scope_ends_before_the_outer_goes_on() throws Exception {
        int sum = ex.run(scope(outer -> async(() -> {
            Task<Integer> beside = outer.spawn(fetch(1, 10));
            int inner = await(scope(s -> {
                s.spawn(fetch(2, 5));
                return fetch(3, 1);
            }));
            assertEquals(ofSeconds(5).toNanos(), clock.now());
            return inner + await(beside);
        })));
        assertEquals(4, sum);
    }

    @Test
    void the_grandchildren_of_a_closed_inner_scope_end_before_the_outer_does() {
        var failure = new IOException("no");
        assertThrows(
                IOException.class,
                () -> ex.run(async(() -> {
                    try {
                        await(scope(outer -> {
                            outer.spawn(scope(inner -> {
                                inner.spawn(scope(innermost -> {
                                    innermost.spawn(waits("grandchild"));
                                    return waits("innermost");
                                }));
                                return waits("inner");
                            }));
                            return fails(failure, 1);
                        }));
                    } finally {
                        log.add("outer");
                    }
                })));
        assertEquals(4, log.size(), log.toString());
        assertEquals("outer", log.getLast());
    }

    @Test
    void the_failing_cleanup_of_a_grandchild_is_told_by_the_outer_scope() {
        var failure = new IOException("no");
        var cleanup = new IllegalStateException("cleanup");
        IOException thrown = assertThrows(
                IOException.class,
                () -> ex.run(scope(outer -> {
                    outer.spawn(scope(inner -> {
                        inner.spawn(new Probe<Void>().failingToClose(cleanup));
                        return never();
                    }));
                    return fails(failure, 1);
                })));
        assertSame(failure, thrown);
        assertSame(cleanup, thrown.getSuppressed()[0].getSuppressed()[0]);
    }

    @Test
    void tasks_of_a_plain_spawn_are_none_of_its_business() throws Exception {
        ex.run(scope(s -> async(() -> {
            Async.spawn(waits("free"));
        })));
        assertEquals(List.of(), log);
    }

    @Test
    void a_task_dump_shows_what_scopes_and_children_wait_for() throws Exception {
        var dump = new TaskDump();
        try (var traced = new LocalExecutor(clock, dump)) {
            traced.spawn("main", scope(s -> {
                s.spawn(fetch(1, 5));
                return never();
            }));
            while (traced.tryTick()) {}
            String table = dump.toString();
            assertTrue(table.contains("a scope, 2 running"), table);
            assertTrue(table.contains("a child of a scope > ScopeTest.java"), table);
        }
    }
}
