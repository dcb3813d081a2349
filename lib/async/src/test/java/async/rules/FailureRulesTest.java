package async.rules;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.Probe;
import async.time.Clock;
import async.time.Time;
import async.time.Wheel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The rules of ends that nobody wished for, R26 and R29.
@Timeout(60)
class FailureRulesTest {

    private static final Context BY_HAND = Context.of(Waker.NOOP);

    private final List<Throwable> reported = new ArrayList<>();
    private final LocalExecutor executor = new LocalExecutor(Clock.paused()).onFailure(reported::add);
    private final List<String> log = new ArrayList<>();
    private final IOException failure = new IOException("no");

    private void runAll() {
        while (executor.tryTick()) {}
    }

    @Test
    void R26_a_cancelled_body_passes_its_finally_and_no_catch_of_Exception() throws Exception {
        Future<String> body = async(() -> {
            try {
                return await(Futures.never());
            } catch (Exception swallowed) {
                log.add("swallowed");
                return "swallowed";
            } finally {
                log.add("finally");
            }
        });
        body.poll(BY_HAND);
        body.close();
        assertEquals(List.of("finally"), log);
        assertEquals(0, new Cancelled().getStackTrace().length);
    }

    @Test
    void R26_a_catch_of_Throwable_sees_it_again_at_each_await_and_the_result_is_dropped() throws Exception {
        var later = new Probe<String>();
        Task<String> task = executor.spawn(async(() -> {
            for (int i = 0; i < 3; i++) {
                try {
                    await(i == 0 ? Futures.never() : later);
                } catch (Throwable caught) {
                    log.add(caught.getClass().getSimpleName());
                }
            }
            return "dropped";
        }));
        runAll();
        task.cancel();
        runAll();
        assertEquals(List.of("Cancelled", "Cancelled", "Cancelled"), log);
        assertEquals(List.of(0, 2), List.of(later.polls, later.closes));
        assertThrows(CancellationException.class, () -> executor.run(task));
    }

    @Test
    void R26_after_a_hundred_rounds_the_body_is_named() throws Exception {
        Future<Void> stubborn = async(() -> {
            while (true) {
                try {
                    await(Futures.never());
                } catch (Throwable caught) {
                    log.add("again");
                }
            }
        });
        stubborn.poll(BY_HAND);
        String named =
                assertThrows(IllegalStateException.class, stubborn::close).getMessage();
        assertTrue(named.contains(getClass().getSimpleName() + ".java:"), named);
        assertEquals(100, log.size());
    }

    @Test
    void R26_joining_a_task_that_somebody_else_cancelled_is_an_ordinary_failure() throws Exception {
        Task<String> victim = executor.spawn(Futures.never());
        executor.spawn(async(victim::cancel));
        assertEquals("went on", executor.run(async(() -> {
            try {
                return await(victim);
            } catch (Exception ordinary) {
                return ordinary instanceof CancellationException ? "went on" : "what is this";
            }
        })));
    }

    @Test
    void R29_await_and_join_rethrow_the_same_object() {
        Task<String> task = executor.spawn(Futures.failed(failure));
        Future<String> awaiting = async(() -> await(async(() -> await(task))));
        assertSame(failure, assertThrows(IOException.class, () -> executor.run(awaiting)));
        assertEquals(0, failure.getSuppressed().length);
    }

    @Test
    void R29_select_ends_with_the_first_end_and_race_with_the_first_value() throws Exception {
        var loser = new Probe<String>();
        assertSame(
                failure,
                assertThrows(IOException.class, () -> blockOn(Futures.select(Futures.failed(failure), loser))));
        assertEquals("won", blockOn(Futures.race(List.of(Futures.failed(failure), loser, Futures.ready("won")))));
        assertEquals(2, loser.closes);
    }

    @Test
    void R29_no_failure_is_suppressed_in_itself() {
        var same = new IllegalStateException("same");
        var broken = new Probe<Integer>().failingToClose(same);
        Future<Integer> failing = cx -> {
            throw same;
        };
        assertSame(same, assertThrows(IllegalStateException.class, () -> blockOn(Futures.join(broken, failing))));
        assertSame(
                same,
                assertThrows(IllegalStateException.class, () -> blockOn(Futures.joinAll(List.of(broken, failing)))));
        assertSame(
                same,
                assertThrows(IllegalStateException.class, () -> blockOn(Futures.race(List.of(failing, failing)))));
        assertEquals(0, same.getSuppressed().length);
    }

    @Test
    void R29_a_detached_failure_goes_to_the_handler_once_and_a_joined_one_does_not() {
        executor.spawn(Futures.failed(failure)).detach();
        Task<Void> joined = executor.spawn(Futures.failed(new IOException("joined")));
        assertThrows(IOException.class, () -> executor.run(joined));
        assertEquals(List.of(failure), reported);
    }

    @Test
    void R29_by_default_it_goes_to_standard_error_with_the_name_of_the_task_and_a_trace() throws Exception {
        var printed = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(printed));
        try (var plain = new LocalExecutor()) {
            plain.spawn("fetch", Futures.failed(failure)).detach();
            while (plain.tryTick()) {}
        } finally {
            System.setErr(before);
        }
        List<String> lines = printed.toString().lines().toList();
        assertEquals("task \"fetch\" has failed: java.io.IOException: no", lines.getFirst());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("\tat ")));
    }

    @Test
    void R29_an_error_of_the_machine_ends_the_task_and_is_reported_though_it_is_joined() {
        Task<Void> task = executor.spawn(cx -> {
            throw new OutOfMemoryError("pretended");
        });
        runAll();
        assertThrows(OutOfMemoryError.class, () -> task.poll(BY_HAND));
        assertEquals(
                List.of("pretended"),
                reported.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void R29_an_error_of_the_machine_in_a_close_is_reported_too() {
        Task<Void> task = executor.spawn(new Future<>() {
            @Override
            public Poll<Void> poll(Context cx) {
                return Poll.pending();
            }

            @Override
            public void close() {
                throw new StackOverflowError("pretended");
            }
        });
        task.cancel();
        runAll();
        assertEquals("pretended", reported.getFirst().getSuppressed()[0].getMessage());
    }

    @Test
    void R29_no_strangers_code_runs_under_a_lock() throws Exception {
        var wheel = (Wheel) executor.timers();
        var free = new boolean[1];
        wheel.set(0, Waker.NOOP);
        wheel.set(1, () -> {
            var other = Thread.ofPlatform().daemon().unstarted(() -> {
                wheel.set(2, Waker.NOOP).cancel();
                free[0] = true;
            });
            other.start();
            while (other.isAlive() && other.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
        });
        executor.run(Time.sleep(Duration.ofMillis(1)));
        assertTrue(free[0]);
    }

    @Test
    void R29_a_body_that_spawns_while_it_is_closed_is_told_so() throws Exception {
        var said = new String[1];
        Future<Void> body = async(() -> {
            try {
                await(Futures.never());
            } finally {
                said[0] = assertThrows(IllegalStateException.class, () -> spawn(Futures.ready(1)))
                        .getMessage();
            }
        });
        Task<Void> task = executor.spawn(body);
        runAll();
        task.cancel();
        runAll();
        assertFalse(said[0].contains("blockOn"), said[0]);
    }
}
