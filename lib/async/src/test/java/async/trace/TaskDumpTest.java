package async.trace;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.time.Time.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Suspended;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.Probe;
import async.trace.TaskRecord.State;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskDumpTest {

    private long now;
    private final TaskDump dump = new TaskDump(() -> now);

    private TaskRecord only() {
        assertEquals(1, dump.snapshot().size());
        return dump.snapshot().getFirst();
    }

    private List<String> names() {
        return dump.snapshot().stream().map(TaskRecord::name).toList();
    }

    /// Waits, and says for what.
    private static final class Kettle extends Once<Void> {
        @Override
        protected Poll<Void> advance(Context cx) {
            return Poll.pending();
        }

        @Override
        public String toString() {
            return "the kettle";
        }
    }

    private static String tea() throws Exception {
        await(new Kettle());
        return "tea";
    }

    @Test
    void names_what_a_task_awaits_and_at_which_lines() throws Exception {
        // @start region=dump
        var dump = new TaskDump();
        try (var executor = new LocalExecutor(dump)) {
            executor.spawn("cook", async(() -> await(async(() -> tea()))));
            while (executor.tryTick()) {}
            TaskRecord cook = dump.snapshot().getFirst();
            List<Await> awaits =
                    assertInstanceOf(State.Waiting.class, cook.state()).awaits();
            assertEquals("tea", awaits.get(1).line().getMethodName());
            assertEquals("the kettle", awaits.getLast().what());
            System.out.println(dump); // all of it as a table
        }
        // @end
        assertEquals(List.of(), dump.snapshot());
    }

    @Test
    void the_chain_has_a_link_for_each_body_and_one_for_the_innermost_future() throws Exception {
        Future<String> future = async(() -> await(async(() -> tea())));
        future.poll(Context.of(() -> {}));
        List<Await> chain = Await.chain(future);
        assertEquals(3, chain.size());
        assertTrue(chain.get(0).toString().matches("TaskDumpTest\\.java:\\d+"), chain.toString());
        assertTrue(chain.get(1).line().toString().contains("tea"), chain.toString());
        assertEquals(new Await("the kettle", null), chain.get(2));
        future.close();
    }

    @Test
    void a_future_without_words_is_called_by_its_class() {
        Future<Void> lambda = _ -> Poll.pending();
        assertEquals("Never", Await.chain(Futures.never()).getFirst().what());
        assertEquals("TaskDumpTest lambda", Await.chain(lambda).getFirst().what());
    }

    @Test
    void follows_a_task_from_state_to_state_and_counts_polls_and_wakes() {
        dump.spawned("a", "cook");
        now = 5;
        assertEquals(new TaskRecord("cook", new State.Ready(), 5, 0, 0), only());
        dump.polling("a");
        now = 7;
        assertEquals(new TaskRecord("cook", new State.Running(Thread.currentThread()), 2, 1, 0), only());
        dump.waiting("a", new Kettle());
        dump.polled("a", false);
        now = 17;
        assertEquals(
                new TaskRecord("cook", new State.Waiting(List.of(new Await("the kettle", null))), 10, 1, 0), only());
        dump.woken("a");
        assertEquals(new TaskRecord("cook", new State.Ready(), 0, 1, 1), only());
        dump.polling("a");
        assertEquals(2, only().polls());
    }

    @Test
    void forgets_a_task_at_its_end_for_good() {
        dump.spawned("done", "done");
        dump.spawned("closed", "closed");
        dump.polling("done");
        dump.polled("done", true);
        dump.closed("closed");
        dump.woken("done"); // a wake that was under way
        dump.woken("closed");
        assertEquals(List.of(), dump.snapshot());
    }

    @Test
    void tasks_without_a_name_are_told_apart() {
        dump.spawned("a", null);
        dump.spawned("b", "cook");
        dump.spawned("c", null);
        assertEquals(3, Set.copyOf(names()).size(), names().toString());
        assertTrue(names().contains("task @" + Integer.toHexString(System.identityHashCode("a"))));
    }

    @Test
    void looks_through_a_timeout() throws Exception {
        try (var executor = new LocalExecutor(dump)) {
            executor.spawn("hasty", timeout(Duration.ofSeconds(9), async(() -> await(new Probe<Void>()))));
            while (executor.tryTick()) {}
            String shown = dump.toString();
            assertTrue(shown.matches("(?s).*timeout of 9s > TaskDumpTest.java:\\d+ > Probe.*"), shown);
        }
    }

    @Test
    void the_longest_wait_comes_first_and_the_table_shows_each_task() {
        dump.spawned("a", "late");
        dump.spawned("b", "early");
        dump.polling("b");
        dump.waiting("b", new Kettle());
        dump.polled("b", false);
        now = 1_000_000;
        dump.polling("a");
        now = 1_500_000;
        assertEquals(List.of("early", "late"), names());
        assertEquals(
                """
                       for ms   polls   wakes  task                 state
                        1.500       1       0  early                waiting: the kettle
                        0.500       1       0  late                 running on %s
                """.formatted(Thread.currentThread().getName()), dump.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void a_snapshot_from_another_thread_sees_who_runs_where() throws Exception {
        var inside = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor();
                var executor = new LocalExecutor(dump)) {
            var runs = threads.submit(() -> executor.run(async(() -> {
                inside.countDown();
                seen.await(20, TimeUnit.SECONDS);
                return Thread.currentThread();
            })));
            inside.await();
            var running = assertInstanceOf(State.Running.class, only().state());
            seen.countDown();
            assertSame(runs.get(), running.thread());
        }
    }

    @Test
    void keeps_no_future() {
        dump.spawned("a", "cook");
        var awaited = new WeakReference<>(waitFor(new Kettle()));
        for (int i = 0; i < 100 && awaited.get() != null; i++) System.gc();
        assertNull(awaited.get());
        assertInstanceOf(State.Waiting.class, only().state());
    }

    private Kettle waitFor(Kettle kettle) {
        dump.polling("a");
        dump.waiting("a", kettle);
        dump.polled("a", false);
        return kettle;
    }

    @Test
    void a_future_that_cannot_say_what_it_is_is_called_by_its_class_and_the_dump_goes_on() throws Exception {
        Future<Void> shy = new Future<>() {
            @Override
            public Poll<Void> poll(Context cx) {
                return Poll.pending();
            }

            @Override
            public String toString() {
                throw new IllegalStateException("half built");
            }
        };
        try (var executor = new LocalExecutor(dump).onFailure(Assertions::fail)) {
            executor.spawn("cook", shy);
            while (executor.tryTick()) {}
            var waiting = assertInstanceOf(State.Waiting.class, only().state());
            assertEquals("TaskDumpTest$1", waiting.awaits().getFirst().what());
        }
        assertEquals(List.of(), dump.snapshot());
    }

    /// Awaits whatever it is told, itself for instance.
    private record Waits(Supplier<Future<?>> what) implements Future<Void>, Suspended {

        @Override
        public Poll<Void> poll(Context cx) {
            return Poll.pending();
        }

        @Override
        public Future<?> awaited() {
            return what.get();
        }

        @Override
        public StackTraceElement line() {
            return null;
        }

        @Override
        public String toString() {
            return "a waiter";
        }
    }

    @Test
    void a_ring_of_futures_that_await_each_other_is_cut_off() {
        var ring = new Waits[1];
        ring[0] = new Waits(() -> ring[0]);
        List<Await> chain = Await.chain(ring[0]);
        assertEquals("a waiter", chain.getFirst().what());
        assertEquals(new Await("...", null), chain.getLast());
    }

    @Test
    void a_future_that_fails_to_say_what_it_awaits_ends_the_chain() {
        var broken = new Waits(() -> {
            throw new IllegalStateException("half built");
        });
        assertEquals(List.of(new Await("a waiter", null)), Await.chain(broken));
    }

    @Test
    void no_task_has_been_in_its_state_for_less_than_nothing() {
        var dumps = new TaskDump[1];
        var inside = new boolean[1];
        dumps[0] = new TaskDump(() -> {
            if (!inside[0]) return now++;
            inside[0] = false;
            long before = now++;
            dumps[0].woken("a"); // on another thread, just after the snapshot has looked at the clock
            return before;
        });
        dumps[0].spawned("a", "cook");
        inside[0] = true;
        assertEquals(0, dumps[0].snapshot().getFirst().nanos());
    }

    @Test
    void a_task_that_rings_its_own_bell_in_its_poll_is_ready_again() {
        try (var executor = new LocalExecutor(dump)) {
            executor.spawn("cook", Futures.yieldNow());
            executor.tryTick();
            assertEquals(new State.Ready(), only().state());
            assertEquals(1, only().wakes());
        }
    }
}
