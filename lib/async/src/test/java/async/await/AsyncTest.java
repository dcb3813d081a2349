package async.await;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.AsyncBody;
import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Suspended;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.Probe;
import async.time.Clock;
import async.time.Time;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final List<String> log = new ArrayList<>();

    @Test
    void a_body_awaits_in_the_middle_of_ordinary_code() throws Exception {
        // @start region=async
        AsyncBody<Integer> body = () -> {
            int sum = 0;
            for (int i = 1; i <= 3; i++) {
                await(Futures.yieldNow()); // the thread is free here
                sum += await(Futures.ready(i));
            }
            return sum;
        };
        Future<Integer> future = async(body);
        assertEquals(6, blockOn(future));
        // @end
    }

    @Test
    void a_body_without_a_value_gives_null() throws Exception {
        // @start region=action
        Future<Void> future = async(() -> {
            log.add("ran");
        });
        assertEquals(List.of(), log);
        assertNull(blockOn(future));
        assertEquals(List.of("ran"), log);
        // @end
    }

    @Test
    void a_spawned_future_runs_beside_the_body() throws Exception {
        // @start region=spawn
        try (var executor = new LocalExecutor()) {
            int answer = executor.run(async(() -> {
                var forty = spawn(async(() -> 40));
                return await(forty) + 2;
            }));
            assertEquals(42, answer);
        }
        // @end
    }

    @Test
    void spawn_without_an_executor_and_await_without_a_body_say_so() {
        var homeless =
                assertThrows(IllegalStateException.class, () -> blockOn(async(() -> await(spawn(Futures.ready(1))))));
        assertTrue(homeless.getMessage().startsWith("no executor here"));
        var outside = assertThrows(IllegalStateException.class, () -> await(Futures.ready(1)));
        assertTrue(outside.getMessage().startsWith("await works only inside async"));
        assertThrows(IllegalStateException.class, () -> spawn(Futures.ready(1)));
    }

    @Test
    void the_very_failure_comes_out_of_await_and_can_be_caught_there() throws Exception {
        var failure = new IOException("no");
        Future<String> caught = async(() -> {
            try {
                return await(Futures.failed(failure));
            } catch (IOException e) {
                return "caught " + (e == failure);
            }
        });
        assertEquals("caught true", blockOn(caught));
        Future<String> uncaught = async(() -> await(Futures.failed(failure)));
        assertSame(failure, assertThrows(IOException.class, () -> blockOn(uncaught)));
        assertThrows(IllegalStateException.class, () -> uncaught.poll(cx));
    }

    @Test
    void awaiting_null_says_so() {
        // @start region=given
        var nothing = assertThrows(NullPointerException.class, () -> blockOn(async(() -> await(null))));
        assertEquals("await needs a future", nothing.getMessage());
        // @end
    }

    @Test
    void closing_runs_finally_innermost_first() throws Exception {
        // @start region=cancelled
        var awaited = new Future<Void>() {
            @Override
            public Poll<Void> poll(Context cx) {
                return Poll.pending();
            }

            @Override
            public void close() {
                log.add("awaited");
            }
        };
        Future<Void> inner = async(() -> {
            try {
                await(awaited);
            } finally {
                log.add("inner");
            }
        });
        Future<Void> outer = async(() -> {
            try {
                await(inner);
            } catch (Exception e) {
                log.add("never: Cancelled is no Exception");
            } finally {
                log.add("outer");
            }
        });
        outer.poll(cx);
        outer.close();
        outer.close();
        assertEquals(List.of("awaited", "inner", "outer"), log);
        // @end
        assertThrows(IllegalStateException.class, () -> outer.poll(cx));
    }

    @Test
    void a_body_that_was_never_polled_never_runs() {
        var future = async(() -> {
            log.add("ran");
        });
        future.close();
        assertThrows(IllegalStateException.class, () -> future.poll(cx));
        assertEquals(List.of(), log);
    }

    @Test
    void cancelled_comes_again_at_each_later_await_and_the_result_is_dropped() throws Exception {
        var later = new Probe<String>();
        Future<String> future = async(() -> {
            for (int i = 0; i < 3; i++) {
                try {
                    await(i == 0 ? Futures.never() : later);
                } catch (Cancelled again) {
                    log.add("cancelled");
                }
            }
            return "dropped";
        });
        future.poll(cx);
        future.close();
        assertEquals(List.of("cancelled", "cancelled", "cancelled"), log);
        assertEquals(List.of(0, 2), List.of(later.polls, later.closes));
    }

    @Test
    void a_body_that_will_not_stop_is_named_and_left_behind() throws Exception {
        // @start region=stubborn
        Future<Void> stubborn = async(() -> {
            for (; ; ) {
                try {
                    await(Futures.never());
                } catch (Throwable t) {
                    log.add("again");
                }
            }
        });
        stubborn.poll(cx);
        var named = assertThrows(IllegalStateException.class, stubborn::close);
        assertTrue(named.getMessage().contains("AsyncTest.java:"), named.getMessage());
        assertEquals(100, log.size());
        stubborn.close();
        assertEquals(100, log.size());
        // @end
    }

    @Test
    void what_a_cleanup_throws_leaves_the_close() throws Exception {
        Future<Void> future = async(() -> {
            try {
                await(Futures.never());
            } finally {
                throwIllegal("cleanup");
            }
        });
        future.poll(cx);
        assertEquals(
                "cleanup",
                assertThrows(IllegalArgumentException.class, future::close).getMessage());
    }

    @Test
    void what_the_awaited_future_throws_at_its_close_leaves_the_close_too() throws Exception {
        var stuck = new IllegalStateException("stuck");
        Future<Void> future = async(() -> await(new Probe<Void>().failingToClose(stuck)));
        future.poll(cx);
        var cancelled = assertThrows(Cancelled.class, future::close);
        assertSame(stuck, cancelled.getSuppressed()[0]);
    }

    private static void throwIllegal(String why) {
        throw new IllegalArgumentException(why);
    }

    @Test
    void a_paused_body_says_what_it_awaits_and_where() throws Exception {
        // @start region=suspended
        Future<Void> never = Futures.never();
        Future<Void> body = async(() -> await(never));
        Suspended suspended = (Suspended) body;
        assertNull(suspended.awaited());
        body.poll(cx);
        assertSame(never, suspended.awaited());
        assertEquals("AsyncTest.java", suspended.line().getFileName());
        body.close();
        assertNull(suspended.awaited());
        // @end
        assertNull(suspended.line());
        assertEquals("an async body", body.toString());
    }

    @Test
    void the_line_of_a_paused_body_is_its_own_however_deep_it_is_nested() throws Exception {
        Future<Integer> outer = nested(3);
        outer.poll(cx);
        int links = 0;
        for (Future<?> link = outer; link instanceof Suspended body; link = body.awaited(), links++)
            assertTrue(
                    body.line().getMethodName().contains("nested"), body.line().toString());
        assertEquals(4, links);
        outer.poll(cx);
        assertNull(((Suspended) outer).awaited());
    }

    @Test
    void while_it_runs_a_body_awaits_nothing() throws Exception {
        var self = new Future<?>[1];
        Future<?> answer = async(() -> {
            await(Futures.yieldNow());
            return ((Suspended) self[0]).awaited();
        });
        self[0] = answer;
        assertNull(blockOn(answer));
    }

    @Test
    void a_body_cannot_close_or_poll_itself() throws Exception {
        var self = new Future<?>[1];
        self[0] = async(() -> {
            assertThrows(IllegalStateException.class, () -> self[0].poll(cx));
            return assertThrows(IllegalStateException.class, () -> self[0].close())
                    .getMessage();
        });
        assertEquals("a future cannot be closed inside its own poll", blockOn(self[0]));
    }

    @Test
    void a_body_may_move_between_threads_and_keeps_its_locals() throws Exception {
        Future<Boolean> future = async(() -> {
            long before = Thread.currentThread().threadId();
            await(Futures.yieldNow());
            return before != Thread.currentThread().threadId();
        });
        var first = Thread.ofPlatform().start(() -> {
            try {
                future.poll(cx);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        first.join();
        assertEquals(Poll.ready(true), future.poll(cx));
    }

    @Test
    void blockOn_inside_a_body_is_refused_with_both_places() {
        var refused =
                assertThrows(IllegalStateException.class, () -> blockOn(async(() -> blockOn(Futures.ready("never")))));
        assertTrue(
                refused.getMessage()
                        .matches("blockOn at .*AsyncTest.java.* is inside a poll of blockOn at .*AsyncTest.java.*"),
                refused.getMessage());
    }

    @Test
    void an_await_that_cannot_pause_says_why_and_closes_what_it_awaited() {
        var awaited = new Probe<Void>();
        Pinned.awaited = awaited;
        var refused = assertThrows(
                ExceptionInInitializerError.class, () -> blockOn(Engine.COROUTINE.async(() -> Pinned.touch())));
        assertTrue(refused.getCause().getMessage().startsWith("await cannot pause here"));
        assertEquals(1, awaited.closes);
    }

    private static final class Pinned {
        static Future<Void> awaited;

        static int touch() {
            return Initialised.VALUE;
        }

        private static final class Initialised {
            static final int VALUE = pinnedAwait();

            private static int pinnedAwait() {
                try {
                    await(awaited);
                    return 1;
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @Test
    void ten_thousand_bodies_nap_on_one_thread() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            List<Future<Integer>> naps = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                int me = i;
                naps.add(async(() -> {
                    await(Time.sleep(Duration.ofMillis(me % 997)));
                    return me;
                }));
            }
            long sum = executor.run(Futures.joinAll(naps)).stream()
                    .mapToLong(i -> i)
                    .sum();
            assertEquals(49_995_000, sum);
        }
    }

    @Test
    void fifty_bodies_deep_still_pauses_and_resumes() throws Exception {
        assertEquals(50, blockOn(nested(50)));
    }

    private static Future<Integer> nested(int depth) {
        return async(() -> {
            if (depth == 0) {
                await(Futures.yieldNow());
                return 0;
            }
            return await(nested(depth - 1)) + 1;
        });
    }

    @Test
    void without_the_flag_bodies_are_compiled_and_what_needs_a_coroutine_names_it() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = System.getProperty("jdk.module.path") == null
                ? System.getProperty("java.class.path")
                : Async.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath();
        var child = new ProcessBuilder(
                        java,
                        "-cp",
                        path
                                + File.pathSeparator
                                + AsyncTest.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath(),
                        WithoutTheFlag.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes());
        assertTrue(
                said.contains("it is a method reference; write what one does as a lambda, () -> { ... }. So it needs"),
                said);
        assertTrue(said.contains("--add-exports java.base/jdk.internal.vm=ALL-UNNAMED"), said);
        assertTrue(said.contains("compiled: 42"), said);
        assertTrue(said.contains("await works only inside async"), said);
    }

    /// A program started without the flag.
    static final class WithoutTheFlag {
        public static void main(String[] arguments) throws Exception {
            for (int twice = 0; twice < 2; twice++) {
                try {
                    System.out.println("compiled: " + blockOn(async(() -> 42)));
                    async(WithoutTheFlag::one);
                } catch (IllegalStateException e) {
                    System.out.println(e.getMessage());
                }
            }
            try {
                await(Futures.ready(1));
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }

        private static int one() {
            return 1;
        }
    }
}
