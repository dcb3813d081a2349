package async.compat;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.compat.Compat.fromFuture;
import static async.compat.Compat.fromStage;
import static async.compat.Compat.toCompletableFuture;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.TraceSink;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import async.support.Later;
import async.support.Probe;
import async.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompatTest {

    // From a stage

    @Test
    void a_body_awaits_a_stage() throws Exception {
        // @start region=fromStage
        CompletionStage<String> greeting = CompletableFuture.supplyAsync(() -> "hello");
        assertEquals("hello", blockOn(async(() -> await(fromStage(greeting)))));
        // @end
    }

    @Test
    void a_stage_is_not_looked_at_before_the_first_poll() {
        var stage = new CompletableFuture<String>();
        Future<String> future = fromStage(stage);
        assertEquals(0, stage.getNumberOfDependents());
        future.close();
    }

    @Test
    void a_completion_rings_the_latest_waker_once() throws Exception {
        var stage = new CompletableFuture<String>();
        var left = new CountingWaker();
        var waker = new CountingWaker();
        try (Future<String> future = fromStage(stage)) {
            assertEquals(Poll.pending(), future.poll(Context.of(left)));
            assertEquals(Poll.pending(), future.poll(Context.of(waker)));
            assertEquals(1, stage.getNumberOfDependents());
            Thread.ofPlatform().start(() -> stage.complete("here")).join();
            assertEquals(Poll.ready("here"), future.poll(Context.of(waker)));
        }
        assertEquals(1, waker.count());
        assertEquals(0, left.count());
    }

    @Test
    void a_stage_that_is_complete_rings_nobody() throws Exception {
        var waker = new CountingWaker();
        assertEquals(
                Poll.ready(null),
                fromStage(CompletableFuture.completedFuture(null)).poll(Context.of(waker)));
        assertEquals(0, waker.count());
    }

    @Test
    void a_waker_that_throws_does_not_reach_the_stage() throws Exception {
        var stage = new CompletableFuture<String>();
        Waker broken = () -> {
            throw new IllegalStateException("broken waker");
        };
        var told = new AtomicReference<Throwable>();
        try (Future<String> future = fromStage(stage)) {
            future.poll(Context.of(broken));
            var completer = Thread.ofPlatform()
                    .uncaughtExceptionHandler((thread, failure) -> told.set(failure))
                    .start(() -> stage.complete("here"));
            completer.join();
            assertEquals(Poll.ready("here"), future.poll(Context.of(Waker.NOOP)));
        }
        assertEquals("broken waker", told.get().getMessage());
    }

    @Test
    void the_very_failure_of_a_stage_comes_out_of_its_wrapper() {
        var failure = new IOException("no");
        var source = new CompletableFuture<Integer>();
        CompletableFuture<Integer> dependent = source.thenApply(x -> x + 1).thenApply(x -> x + 1);
        source.completeExceptionally(failure);
        assertSame(failure, assertThrows(IOException.class, () -> blockOn(fromStage(source))));
        assertSame(failure, assertThrows(IOException.class, () -> blockOn(fromStage(dependent))));
        var bare = new CompletionException("nothing inside", null);
        assertSame(
                bare,
                assertThrows(
                        CompletionException.class, () -> blockOn(fromStage(CompletableFuture.failedFuture(bare)))));
        var error = new AssertionError("an error");
        assertSame(
                error,
                assertThrows(
                        AssertionError.class,
                        () -> blockOn(fromStage(CompletableFuture.supplyAsync(() -> {
                            throw error;
                        })))));
    }

    @Test
    void a_stage_that_somebody_cancelled_throws_cancellation() {
        var stage = new CompletableFuture<Integer>();
        stage.cancel(false);
        assertThrows(CancellationException.class, () -> blockOn(fromStage(stage)));
        assertThrows(CancellationException.class, () -> blockOn(fromStage(stage.thenApply(x -> x))));
    }

    @Test
    void closing_cancels_a_completable_future_and_rings_nobody() throws Exception {
        assertEquals(CancelSafety.Level.LOSES_PROGRESS, level("fromStage", CompletionStage.class));
        var waker = new CountingWaker();
        var polled = new CompletableFuture<String>();
        Future<String> future = fromStage(polled);
        future.poll(Context.of(waker));
        future.close();
        assertTrue(polled.isCancelled());
        assertEquals(0, waker.count());
        var fresh = new CompletableFuture<String>();
        fromStage(fresh).close();
        assertTrue(fresh.isCancelled());
        assertThrows(CancellationException.class, () -> blockOn(fromStage(fresh)), "asked again");
    }

    @Test
    void closing_leaves_a_stage_alone_that_lets_nobody_complete_it() throws Exception {
        var source = new CompletableFuture<String>();
        CompletionStage<String> minimal = source.minimalCompletionStage();
        Future<String> future = fromStage(minimal);
        future.poll(Context.of(Waker.NOOP));
        future.close();
        source.complete("later");
        assertEquals("later", blockOn(fromStage(minimal)));
    }

    @Test
    void a_lent_stage_outlives_each_wait() throws Exception {
        var stage = new CompletableFuture<String>();
        try (Future<String> kept = fromStage(stage)) {
            for (int i = 0; i < 3; i++)
                assertThrows(
                        TimeoutException.class,
                        () -> blockOn(Time.timeout(Duration.ofMillis(1), Futures.borrow(kept))));
            stage.complete("here");
            assertEquals("here", blockOn(Futures.borrow(kept)));
        }
    }

    // From a future of the JDK

    @Test
    void a_body_awaits_a_future_of_the_jdk() throws Exception {
        // @start region=fromFuture
        var work = new FutureTask<>(() -> 6 * 7);
        Thread.ofVirtual().start(work);
        assertEquals(42, blockOn(async(() -> await(fromFuture(work)))));
        // @end
    }

    @Test
    void the_very_failure_of_a_future_comes_out_of_its_wrapper() {
        var failure = new IOException("no");
        var work = new FutureTask<>(() -> {
            throw failure;
        });
        work.run();
        assertSame(failure, assertThrows(IOException.class, () -> blockOn(fromFuture(work))));
    }

    @Test
    void a_failure_is_taken_out_of_one_wrapper_and_no_more() {
        var own = new ExecutionException(new IOException("inside"));
        var work = new FutureTask<>(() -> {
            throw own;
        });
        work.run();
        assertSame(own, assertThrows(ExecutionException.class, () -> blockOn(fromFuture(work))));
    }

    @Test
    void closing_cancels_a_future_of_the_jdk_polled_or_not() throws Exception {
        assertEquals(CancelSafety.Level.LOSES_PROGRESS, level("fromFuture", java.util.concurrent.Future.class));
        var work = new FutureTask<>(() -> 1);
        assertThrows(TimeoutException.class, () -> blockOn(Time.timeout(Duration.ofMillis(1), fromFuture(work))));
        assertTrue(work.isCancelled());
        var fresh = new FutureTask<>(() -> 1);
        fromFuture(fresh).close();
        assertTrue(fresh.isCancelled());
        assertThrows(CancellationException.class, () -> blockOn(fromFuture(fresh)), "asked again");
    }

    // To a completable future

    @Test
    void code_of_the_jdk_waits_for_a_future() throws Exception {
        // @start region=toCompletableFuture
        try (var executor = new MultiThreadExecutor()) {
            CompletableFuture<Integer> answer = toCompletableFuture(async(() -> 42), executor);
            assertEquals(43, answer.thenApply(x -> x + 1).get());
        }
        // @end
    }

    @Test
    void a_local_executor_is_given_the_task_on_its_own_thread() throws Exception {
        try (var executor = new LocalExecutor()) {
            CompletableFuture<Integer> answer = toCompletableFuture(Later.value(7, 3), executor);
            assertFalse(answer.isDone());
            assertEquals(7, executor.run(fromStage(answer)));
            executor.run(async(() -> {
                var refused = new AtomicReference<Throwable>();
                Thread.ofPlatform()
                        .uncaughtExceptionHandler((thread, failure) -> refused.set(failure))
                        .start(() -> toCompletableFuture(Futures.ready(1), executor))
                        .join();
                assertEquals(IllegalStateException.class, refused.get().getClass());
            }));
        }
    }

    @Test
    void the_very_failure_arrives_and_is_not_reported_twice() {
        var failure = new IOException("no");
        var reported = new ArrayList<Throwable>();
        try (var executor = new LocalExecutor().onFailure(reported::add)) {
            CompletableFuture<Void> answer = toCompletableFuture(Futures.failed(failure), executor);
            assertTrue(executor.tryTick());
            assertSame(failure, answer.exceptionNow());
        }
        assertEquals(0, reported.size());
    }

    @Test
    void trouble_of_the_machine_is_reported_to_both() {
        var trouble = new OutOfMemoryError("not really");
        var reported = new ArrayList<Throwable>();
        try (var executor = new LocalExecutor().onFailure(reported::add)) {
            CompletableFuture<Void> answer = toCompletableFuture(
                    cx -> {
                        throw trouble;
                    },
                    executor);
            executor.tryTick();
            assertSame(trouble, answer.exceptionNow());
        }
        assertEquals(1, reported.size());
        assertSame(trouble, reported.getFirst());
    }

    @Test
    void cancelling_the_result_cancels_the_task() {
        var future = new Probe<String>();
        try (var executor = new LocalExecutor()) {
            CompletableFuture<String> answer = toCompletableFuture(future, executor);
            executor.tryTick();
            answer.cancel(false);
            assertEquals(0, future.closes, "the task is closed at its next turn, by its own thread");
            executor.tryTick();
            assertEquals(1, future.closes);
        }
    }

    @Test
    void completing_the_result_first_cancels_the_task_too() {
        var future = new Probe<String>();
        try (var executor = new LocalExecutor()) {
            CompletableFuture<String> answer = toCompletableFuture(future, executor);
            executor.tryTick();
            answer.complete("faster");
            executor.tryTick();
            assertEquals(1, future.closes);
            assertEquals("faster", answer.join());
        }
    }

    @Test
    void closing_the_executor_cancels_the_result() {
        CompletableFuture<String> answer;
        try (var executor = new LocalExecutor()) {
            answer = toCompletableFuture(Futures.never(), executor);
            executor.tryTick();
        }
        assertTrue(answer.isCancelled());
    }

    @Test
    void a_future_that_fails_to_close_still_cancels_the_result() {
        var failure = new IllegalStateException("will not close");
        var reported = new ArrayList<Throwable>();
        CompletableFuture<String> answer;
        try (var executor = new LocalExecutor().onFailure(reported::add)) {
            answer = toCompletableFuture(new Probe<String>().failingToClose(failure), executor);
            executor.tryTick();
        }
        assertTrue(answer.isCancelled());
    }

    // Virtual threads

    @Test
    void a_virtual_thread_waits_for_a_task_of_an_executor() throws Exception {
        // @start region=virtual
        try (var executor = new MultiThreadExecutor()) {
            Task<Integer> task = executor.spawn(async(() -> 42));
            var answer = new CompletableFuture<Integer>();
            Thread.ofVirtual().start(() -> {
                try {
                    answer.complete(blockOn(task));
                } catch (Exception failure) {
                    answer.completeExceptionally(failure);
                }
            });
            assertEquals(42, answer.get());
        }
        // @end
    }

    /// If one of them kept its carrier, the others would never begin: there are far fewer carriers.
    @Test
    void virtual_threads_that_wait_give_their_carriers_back() throws Exception {
        int many = 1_000;
        var waiting = new CountDownLatch(many);
        var gate = new CompletableFuture<Integer>();
        var sum = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < many; i++)
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    Future<Integer> value = fromStage(gate.copy());
                    sum.addAndGet(blockOn(async(() -> {
                        waiting.countDown();
                        return await(value);
                    })));
                } catch (Exception failure) {
                    throw new AssertionError(failure);
                }
            }));
        assertTrue(waiting.await(30, TimeUnit.SECONDS), waiting.getCount() + " never began");
        gate.complete(1);
        for (Thread each : threads) each.join();
        assertEquals(many, sum.get());
    }

    @Test
    void an_interrupted_virtual_thread_stops_waiting_and_closes_the_future() throws Exception {
        var stage = new CompletableFuture<Integer>();
        var thrown = new AtomicReference<Throwable>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                blockOn(fromStage(stage));
            } catch (Throwable failure) {
                thrown.set(failure);
            }
        });
        thread.interrupt();
        thread.join();
        assertEquals(InterruptedException.class, thrown.get().getClass());
        assertTrue(stage.isCancelled());
    }

    @Test
    void a_dump_says_what_is_waited_for() {
        var told = new ArrayList<String>();
        var sink = new TraceSink() {
            @Override
            public void waiting(Object task, Future<?> future) {
                told.add(future.toString());
            }
        };
        try (var executor = new LocalExecutor(sink)) {
            executor.spawn(fromStage(new CompletableFuture<>()));
            executor.spawn(fromFuture(new FutureTask<>(() -> 1)));
            toCompletableFuture(fromStage(new CompletableFuture<>()), executor);
            while (executor.tryTick()) {}
        }
        assertEquals(
                "[completion stage, wait for a java.util.concurrent.Future, completion of completion stage]",
                told.toString());
    }

    private static CancelSafety.Level level(String method, Class<?> parameter) throws Exception {
        return Compat.class
                .getMethod(method, parameter)
                .getAnnotation(CancelSafety.class)
                .value();
    }

    @Test
    void a_cancel_with_a_reason_crosses_as_the_same_object() {
        var reason = new CancellationException("the user left");
        var stage = new CompletableFuture<String>();
        stage.completeExceptionally(reason);
        assertSame(reason, assertThrows(CancellationException.class, () -> blockOn(Compat.fromStage(stage))));
    }

    @Test
    void what_the_close_of_a_cancelled_task_throws_is_told_at_once() {
        var failure = new IllegalStateException("cleanup");
        var told = new ArrayList<Throwable>();
        try (var executor = new LocalExecutor().onFailure(told::add)) {
            var result = Compat.toCompletableFuture(new Probe<String>().failingToClose(failure), executor);
            executor.tryTick();
            result.cancel(true);
            executor.tryTick();
            assertEquals(1, told.size());
            assertSame(failure, told.getFirst().getSuppressed()[0]);
        }
    }
}
