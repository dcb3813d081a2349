package async.executor;

import static async.await.Async.async;
import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.TraceSink;
import async.core.Waker;
import async.future.Futures;
import async.io.Net;
import async.support.Probe;
import async.time.Clock;
import async.time.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalExecutorTest {

    @Test
    void runs_many_on_one_thread() throws Exception {
        // @start region=run
        try (var executor = new LocalExecutor()) {
            List<Future<Long>> ids = new ArrayList<>();
            for (int i = 0; i < 100; i++)
                ids.add(executor.spawn(cx -> Poll.ready(Thread.currentThread().threadId())));
            List<Long> seen = executor.run(Futures.joinAll(ids));
            assertEquals(
                    List.of(Thread.currentThread().threadId()),
                    seen.stream().distinct().toList());
        }
        // @end
    }

    @Test
    void spawned_tasks_stay_when_run_returns_and_go_on_with_the_next() throws Exception {
        // @start region=spawn
        try (var executor = new LocalExecutor(Clock.paused())) {
            Task<Void> nap = executor.spawn(Time.sleep(Duration.ofSeconds(1)));
            executor.run(Futures.yieldNow());
            assertFalse(nap.isDone());
            executor.run(nap);
            assertTrue(nap.isDone());
        }
        // @end
    }

    @Test
    void lots_fix_the_order_of_the_tasks_and_every_other_choice() throws Exception {
        // @start region=lots
        var orders = new HashSet<String>();
        for (int seed = 0; seed < 20; seed++) {
            String order = drawn(new SplittableRandom(seed));
            assertEquals(order, drawn(new SplittableRandom(seed)));
            orders.add(order);
        }
        assertTrue(orders.size() > 10, "20 seeds gave " + orders);
        // @end
    }

    private static String drawn(RandomGenerator lots) throws Exception {
        var order = new StringBuilder();
        try (var executor = new LocalExecutor(Clock.paused(), TraceSink.SILENT, lots)) {
            for (char name = 'a'; name <= 'e'; name++) {
                char letter = name;
                executor.spawn(async(() -> {
                    await(Futures.yieldNow());
                    order.append(letter);
                }));
            }
            executor.run(Time.sleep(Duration.ofSeconds(1)));
            return order.append(executor.random(10)).toString();
        }
    }

    @Test
    void a_paused_clock_makes_time_free_and_its_order_fixed() throws Exception {
        // @start region=clock
        var order = new ArrayList<String>();
        try (var executor = new LocalExecutor(Clock.paused())) {
            executor.spawn(noting(order, "two", Duration.ofHours(2)));
            executor.spawn(noting(order, "one", Duration.ofHours(1)));
            executor.run(Time.sleep(Duration.ofHours(3)));
        }
        assertEquals(List.of("one", "two"), order);
        // @end
    }

    private static Future<Void> noting(List<String> order, String name, Duration span) {
        var sleep = Time.sleep(span);
        return cx -> {
            Poll<Void> poll = sleep.poll(cx);
            if (poll instanceof Poll.Ready<Void>) order.add(name);
            return poll;
        };
    }

    @Test
    void two_that_wake_themselves_are_never_more_than_one_poll_apart() throws Exception {
        var polls = new int[2];
        try (var executor = new LocalExecutor()) {
            for (int i = 0; i < 2; i++) {
                int me = i;
                executor.spawn(cx -> {
                    polls[me]++;
                    assertTrue(Math.abs(polls[0] - polls[1]) <= 1);
                    cx.waker().wake();
                    return polls[me] == 1000 ? Poll.ready(null) : Poll.pending();
                });
            }
            executor.run(cx -> {
                cx.waker().wake();
                return polls[0] == 1000 && polls[1] == 1000 ? Poll.ready(null) : Poll.pending();
            });
        }
    }

    @Test
    void a_busy_executor_still_looks_at_its_alarms() throws Exception {
        try (var executor = new LocalExecutor()) {
            var nap = executor.spawn(Time.sleep(Duration.ofMillis(1)));
            executor.run(cx -> {
                cx.waker().wake(); // never idle
                return nap.isDone() ? Poll.ready(null) : Poll.pending();
            });
        }
    }

    @Test
    void a_busy_executor_still_looks_at_its_sockets() throws Exception {
        try (var pipe = Net.pipe();
                var executor = new LocalExecutor()) {
            var heard = executor.spawn(pipe.reader().read(ByteBuffer.allocate(1)));
            executor.spawn(pipe.writer().writeAll(ByteBuffer.allocate(1)));
            executor.run(cx -> {
                cx.waker().wake(); // never idle
                return heard.isDone() ? Poll.ready(null) : Poll.pending();
            });
        }
    }

    @Test
    void tryTick_polls_one_task_and_never_waits() {
        // @start region=tryTick
        try (var executor = new LocalExecutor()) {
            assertFalse(executor.tryTick());
            Task<String> task = executor.spawn(Futures.ready("done"));
            assertTrue(executor.tryTick());
            assertTrue(task.isDone());
        }
        // @end
    }

    @Test
    void a_trace_is_told_names_and_polls_and_wakes() throws Exception {
        // @start region=trace
        var events = new ArrayList<String>();
        Map<Object, String> names = new IdentityHashMap<>();
        var sink = new TraceSink() {
            @Override
            public void spawned(Object task, String name) {
                names.put(task, name);
                events.add("spawned " + name);
            }

            @Override
            public void woken(Object task) {
                events.add("woken " + names.get(task));
            }

            @Override
            public void polling(Object task) {
                events.add("polling " + names.get(task));
            }

            @Override
            public void polled(Object task, boolean done) {
                events.add((done ? "done " : "pending ") + names.get(task));
            }

            @Override
            public void closed(Object task) {
                events.add("closed " + names.get(task));
            }
        };
        try (var executor = new LocalExecutor(Clock.paused(), sink)) {
            executor.spawn("nap", Time.sleep(Duration.ofMillis(1)));
            executor.spawn("idle", Futures.never());
            while (executor.tryTick()) {}
            executor.run(Time.sleep(Duration.ofMillis(1)));
        }
        assertEquals(
                List.of(
                        "spawned nap",
                        "spawned idle",
                        "polling nap",
                        "pending nap",
                        "polling idle",
                        "pending idle",
                        "spawned main",
                        "polling main",
                        "pending main",
                        "woken nap",
                        "woken main",
                        "polling nap",
                        "done nap",
                        "polling main",
                        "done main",
                        "closed idle"),
                events);
        // @end
    }

    @Test
    void a_plain_trace_needs_no_clock() throws Exception {
        var spawned = new ArrayList<String>();
        try (var executor = new LocalExecutor(new TraceSink() {
            @Override
            public void spawned(Object task, String name) {
                spawned.add(name);
            }
        })) {
            executor.run(Futures.ready(1));
        }
        assertEquals(List.of("main"), spawned);
    }

    @Test
    void failures_that_nobody_joins_go_to_the_handler() throws Exception {
        // @start region=onFailure
        var seen = new ArrayList<Throwable>();
        try (var executor = new LocalExecutor().onFailure(seen::add)) {
            var failure = new IOException("nobody asked");
            executor.spawn(Futures.failed(failure)).detach();
            executor.run(Futures.yieldNow());
            assertEquals(List.of(failure), seen);
        }
        // @end
    }

    @Test
    void a_broken_failure_handler_breaks_nothing_and_the_failure_is_printed() throws Exception {
        var printed = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(printed));
        try (var executor = new LocalExecutor().onFailure(failure -> {
            throw new IllegalStateException("broken handler");
        })) {
            executor.spawn(Futures.failed(new IOException("nobody asked"))).detach();
            assertEquals("still here", executor.run(Futures.ready("still here")));
        } finally {
            System.setErr(before);
        }
        assertTrue(printed.toString().startsWith("a task has failed: java.io.IOException: nobody asked"));
        assertTrue(printed.toString().contains("broken handler"));
    }

    @Test
    void closing_closes_every_unfinished_task_idle_and_queued_and_keeps_the_ends() throws Exception {
        // @start region=close
        var idle = new Probe<String>();
        var queued = new Probe<String>();
        var executor = new LocalExecutor();
        Task<Integer> done = executor.spawn(Futures.ready(1));
        Task<String> waiting = executor.spawn(idle);
        while (executor.tryTick()) {}
        executor.spawn(queued);
        executor.close();
        executor.close();
        assertEquals(List.of(1, 1), List.of(idle.closes, queued.closes));
        assertEquals(Poll.ready(1), done.poll(Context.of(Waker.NOOP)));
        assertThrows(CancellationException.class, () -> waiting.poll(Context.of(Waker.NOOP)));
        // @end
        assertThrows(IllegalStateException.class, () -> executor.spawn(Futures.ready(2)));
        assertThrows(IllegalStateException.class, () -> executor.run(Futures.ready(3)));
    }

    @RepeatedTest(200)
    void closing_from_another_thread_ends_the_run_on_its_own_thread() throws Exception {
        var executor = new LocalExecutor();
        var running = new CountDownLatch(1);
        var closedOn = new Thread[1];
        var main = new Future<Void>() {
            @Override
            public Poll<Void> poll(Context cx) {
                running.countDown();
                return Poll.pending();
            }

            @Override
            public void close() {
                closedOn[0] = Thread.currentThread();
            }
        };
        Thread.ofVirtual().start(() -> {
            try {
                running.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            executor.close();
        });
        assertThrows(CancellationException.class, () -> executor.run(main));
        assertSame(Thread.currentThread(), closedOn[0]);
    }

    @Test
    void an_interrupt_in_park_closes_the_main_future_and_spares_the_others() throws Exception {
        var me = Thread.currentThread();
        try (var executor = new LocalExecutor()) {
            var main = new Probe<Void>();
            var other = new Probe<Void>();
            executor.spawn(other);
            Thread.ofVirtual().start(() -> {
                while (me.getState() != Thread.State.WAITING && me.getState() != Thread.State.TIMED_WAITING)
                    Thread.onSpinWait();
                me.interrupt();
            });
            assertThrows(InterruptedException.class, () -> executor.run(main));
            assertEquals(List.of(1, 0), List.of(main.closes, other.closes));
        }
    }

    @Test
    void run_is_refused_inside_a_poll_and_on_a_second_thread() throws Exception {
        try (var executor = new LocalExecutor();
                var inner = new LocalExecutor()) {
            Future<Integer> nested = cx -> Poll.ready(inner.run(Futures.ready(1)));
            var refused = assertThrows(IllegalStateException.class, () -> executor.run(nested));
            assertTrue(refused.getMessage().startsWith("run at "), refused.getMessage());
            assertTrue(refused.getMessage().contains("is inside a poll of run at "), refused.getMessage());
            var second = new Throwable[1];
            executor.run(cx -> {
                var thread = Thread.ofPlatform().start(() -> {
                    second[0] = assertThrows(IllegalStateException.class, () -> executor.run(Futures.ready(1)));
                });
                thread.join();
                return Poll.ready(null);
            });
            assertTrue(second[0].getMessage().endsWith("is running this executor already"));
        }
    }

    @Test
    void spawning_from_a_stranger_thread_while_it_runs_is_refused() throws Exception {
        var refused = new Throwable[1];
        try (var executor = new LocalExecutor()) {
            executor.run(cx -> {
                var stranger = Thread.ofPlatform().start(() -> {
                    refused[0] = assertThrows(IllegalStateException.class, () -> executor.spawn(Futures.ready(1)));
                });
                stranger.join();
                return Poll.ready(null);
            });
        }
        assertTrue(refused[0].getMessage().startsWith("this executor runs on thread "));
    }

    @Test
    void a_cancel_from_another_thread_stops_a_busy_task_before_its_next_poll() throws Exception {
        var polls = new int[1];
        try (var executor = new LocalExecutor()) {
            var task = new Task<?>[1];
            task[0] = executor.spawn(cx -> {
                cx.waker().wake(); // never idle
                if (++polls[0] == 2) onAnotherThread(task[0]::cancel);
                return polls[0] == 1000 ? Poll.ready(null) : Poll.pending();
            });
            assertThrows(CancellationException.class, () -> executor.run(task[0]));
        }
        assertEquals(2, polls[0]);
    }

    /// What a thread leaves behind when it gives up the right to run must not let it step tasks beside the next one.
    @Test
    void threads_that_run_it_in_turn_and_wake_beside_each_other_lose_no_wake() throws Exception {
        var published = new int[2]; // each written by one thread
        var seen = new int[2];
        var wakers = new Waker[2];
        try (var executor = new LocalExecutor()) {
            for (int i = 0; i < 2; i++) {
                int me = i;
                executor.spawn(cx -> {
                    wakers[me] = cx.waker();
                    seen[me] = published[me];
                    return Poll.pending();
                });
            }
            while (executor.tryTick()) {}
            var second = Thread.ofPlatform().start(() -> runAndWake(executor, published, wakers, 1));
            runAndWake(executor, published, wakers, 0);
            second.join();
            while (executor.tryTick()) {}
        }
        assertArrayEquals(published, seen);
    }

    private static void runAndWake(LocalExecutor executor, int[] published, Waker[] wakers, int me) {
        for (int round = 0; round < 200_000; round++) {
            published[me]++;
            wakers[me].wake();
            try {
                executor.tryTick();
            } catch (IllegalStateException busy) {
                // the other one runs it
            }
        }
    }

    @Test
    void wakes_from_other_threads_are_told_once_and_only_of_a_task_that_can_run_again() throws Exception {
        var events = new ArrayList<String>();
        var sink = new TraceSink() {
            @Override
            public void woken(Object task) {
                events.add("woken");
            }

            @Override
            public void polling(Object task) {
                events.add("polling");
            }

            @Override
            public void polled(Object task, boolean done) {
                events.add(done ? "done" : "pending");
            }
        };
        try (var executor = new LocalExecutor(Clock.paused(), sink)) {
            var polls = new int[1];
            executor.run(cx -> {
                if (++polls[0] == 3) return Poll.ready(null);
                onAnotherThread(cx.waker()::wake);
                if (polls[0] == 2) cx.waker().wake();
                return Poll.pending();
            });
        }
        assertEquals(List.of("polling", "pending", "woken", "polling", "pending", "woken", "polling", "done"), events);
    }

    private static void onAnotherThread(Runnable act) throws InterruptedException {
        Thread.ofPlatform().start(act).join();
    }
}
