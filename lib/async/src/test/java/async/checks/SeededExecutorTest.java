package async.checks;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.check.SeededExecutor;
import async.core.Future;
import async.core.Poll;
import async.core.TraceSink;
import async.executor.Blocking;
import async.future.Futures;
import async.io.Net;
import async.support.Probe;
import async.time.Time;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeededExecutorTest {

    /// Adds one, in two steps with a pause between: in one order of four is an addition lost.
    private static final class Account {
        private int balance;

        Future<Void> deposit() {
            return async(() -> {
                int seen = balance;
                await(Futures.yieldNow());
                balance = seen + 1;
            });
        }
    }

    private static Future<Void> race() {
        return async(() -> {
            var account = new Account();
            var first = spawn(account.deposit());
            await(Futures.yieldNow());
            await(Futures.yieldNow());
            await(account.deposit());
            await(first);
            assertEquals(2, account.balance);
        });
    }

    @Test
    void exploring_finds_the_order_that_fails_and_names_its_seed() throws Exception {
        // @start region=explore
        var found = assertThrows(AssertionError.class, () -> SeededExecutor.explore(1_000, SeededExecutorTest::race));
        assertTrue(found.getMessage().contains("SeededExecutor.replay("), found::getMessage);
        // @end
        assertTrue(found.getCause().getMessage().contains("expected: <2> but was: <1>"), found::getMessage);
        SeededExecutor.explore(100, () -> Time.sleep(Duration.ofDays(1)));
    }

    @Test
    void the_seed_of_a_failure_shows_it_again_at_will() throws Exception {
        String message = assertThrows(
                        AssertionError.class, () -> SeededExecutor.explore(1_000, SeededExecutorTest::race))
                .getMessage();
        // @start region=replay
        long seed = Long.parseLong(message.split(" ")[1]); // "seed 3 of 1000 fails, ..."
        for (int again = 0; again < 5; again++)
            assertThrows(AssertionError.class, () -> SeededExecutor.replay(seed, SeededExecutorTest::race));
        // @end
        try (var executor = new SeededExecutor(seed)) {
            assertThrows(AssertionError.class, () -> executor.run(race()));
        }
    }

    @Test
    void the_same_seed_gives_the_same_trace_and_the_same_numbers() throws Exception {
        assertEquals(traced(7), traced(7));
        var traces = new HashSet<String>();
        for (int seed = 0; seed < 30; seed++) traces.add(traced(seed));
        assertTrue(traces.size() > 20, traces::toString);
    }

    private static String traced(long seed) throws Exception {
        // @start region=trace
        var order = new StringBuilder();
        var polls = new TraceSink() {
            @Override
            public void polling(Object task) {
                order.append(task).append('\n');
            }
        };
        try (var executor = new SeededExecutor(seed, polls)) {
            executor.run(crowd(order));
        }
        // @end
        return order.toString();
    }

    private static Future<Void> crowd(StringBuilder order) {
        return async(() -> {
            for (int i = 0; i < 4; i++) {
                int name = i;
                spawn(async(() -> {
                    await(Futures.yieldNow());
                    order.append(name);
                }));
            }
            await(Time.sleep(Duration.ofHours(1)));
            await(cx -> Poll.ready(order.append(cx.host().random(1_000_000))));
        });
    }

    @Test
    void a_deadlock_says_who_waits_for_what() {
        var message = assertThrows(
                        AssertionError.class,
                        () -> SeededExecutor.explore(
                                3,
                                () -> async(() -> {
                                    spawn(async(() -> await(Futures.never())));
                                    await(Futures.join(new Probe<>(), Futures.never()));
                                })))
                .getMessage();
        assertTrue(message.startsWith("seed 0 of 3 fails"), message);
        assertTrue(message.contains("deadlock") && message.contains("SeededExecutorTest.java"), message);
    }

    @Test
    void what_comes_from_outside_is_waited_for() throws Exception {
        Supplier<Future<?>> outside = () -> async(() -> {
            assertEquals(5, await(Blocking.blocking(() -> 5)));
            try (var pipe = Net.pipe()) {
                var writing = spawn(pipe.writer().writeAll(ByteBuffer.wrap(new byte[3])));
                assertEquals(3, await(pipe.reader().read(ByteBuffer.allocate(10))));
                await(writing);
            }
        });
        SeededExecutor.explore(20, outside);
    }

    @Test
    void a_failure_that_nobody_joins_counts() {
        assertThrows(
                IOException.class,
                () -> SeededExecutor.replay(
                        1,
                        () -> async(() -> {
                            spawn(Futures.failed(new IOException("alone"))).detach();
                            await(Time.sleep(Duration.ofSeconds(1)));
                        })));
    }

    @Test
    void an_interrupt_ends_a_run_that_never_rests() {
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedException.class,
                () -> SeededExecutor.explore(
                        5,
                        () -> async(() -> {
                            while (true) await(Futures.yieldNow());
                        })));
    }
}
