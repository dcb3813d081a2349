package async.executor;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.time.Time.sleep;
import static async.time.Time.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.support.Garbage;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A hundred thousand tasks on two threads that spawn, wake, sleep, time out, fail and cancel each other at random,
/// while a stranger's thread wakes and cancels too. Each must end once, be polled by one thread at a time, and leave
/// nothing behind.
@Timeout(20)
class SoakTest {

    private static final int JOBS = Boolean.getBoolean("async.deep") ? 2_000_000 : 100_000;

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger values = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> wrongs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<WeakReference<Job>> traces = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<Waker> board = new AtomicReferenceArray<>(64);
    private final AtomicReferenceArray<Task<?>> victims = new AtomicReferenceArray<>(64);

    private final class Job implements Future<Integer> {

        private final SplittableRandom random;
        private final AtomicBoolean busy = new AtomicBoolean();
        private Future<Void> nap;
        private boolean ended;

        Job(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public Poll<Integer> poll(Context cx) throws Exception {
            enter("poll");
            try {
                Poll<Integer> poll = step(cx);
                if (poll instanceof Poll.Ready<Integer>) end(values);
                return poll;
            } catch (Exception failure) {
                end(failures);
                throw failure;
            } finally {
                busy.set(false);
            }
        }

        private Poll<Integer> step(Context cx) throws Exception {
            if (nap != null) {
                if (nap.poll(cx) instanceof Poll.Pending<Void>) return Poll.pending();
                nap = null;
            }
            switch (random.nextInt(10)) {
                case 0 -> {
                    return Poll.ready(1);
                }
                case 1 -> throw new IllegalArgumentException("one of the failures");
                case 2 -> cx.waker().wake();
                case 3 -> {
                    nap = sleep(Duration.ofNanos(random.nextInt(3_000_000)));
                    if (nap.poll(cx) instanceof Poll.Ready<Void>) {
                        nap = null;
                        cx.waker().wake();
                    }
                }
                case 4, 5 -> {
                    spawnOne(cx.host(), random);
                    spawnOne(cx.host(), random);
                    cx.waker().wake();
                }
                case 6 -> {
                    cancelOne(random);
                    cx.waker().wake();
                }
                default -> pin(random.nextInt(board.length()), cx.waker());
            }
            return Poll.pending();
        }

        @Override
        public void close() {
            enter("close");
            if (nap != null) nap.close();
            if (!ended) end(closes);
            busy.set(false);
        }

        private void enter(String act) {
            if (!busy.compareAndSet(false, true)) wrongs.add(act + " beside another poll or close");
            if (ended && act.equals("poll")) wrongs.add("a poll after the end");
        }

        private void end(AtomicInteger how) {
            ended = true;
            how.incrementAndGet();
        }
    }

    /// The job inside a coroutine; closed with it also if the coroutine never began, and so owned nothing.
    private record Bodied(Job job, Future<Integer> body) implements Future<Integer> {

        Bodied(Job job) {
            this(job, async(() -> await(job)));
        }

        @Override
        public Poll<Integer> poll(Context cx) throws Exception {
            return body.poll(cx);
        }

        @Override
        public void close() {
            body.close();
            job.close();
        }
    }

    /// Waits there until somebody else comes.
    private void pin(int place, Waker waker) {
        Waker before = board.getAndSet(place, waker);
        if (before != null) before.wake();
    }

    private void cancelOne(SplittableRandom random) {
        Task<?> victim = victims.get(random.nextInt(victims.length()));
        if (victim != null) victim.cancel();
    }

    private void spawnOne(Host host, SplittableRandom random) {
        if (made.incrementAndGet() > JOBS) {
            made.decrementAndGet();
            return;
        }
        var job = new Job(random.nextLong());
        traces.add(new WeakReference<>(job));
        Future<Integer> future = switch (random.nextInt(4)) {
            case 0 -> timeout(Duration.ofNanos(random.nextInt(5_000_000)), job);
            case 1 -> new Bodied(job);
            default -> job;
        };
        victims.set(random.nextInt(victims.length()), host.spawn(future));
    }

    @Test
    void every_task_is_accounted_for_and_nothing_is_left_over() throws Exception {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var before = Thread.getAllStackTraces().keySet();
        try (var executor = new MultiThreadExecutor(2).onFailure(this::judge)) {
            while (ends() < JOBS) {
                if (Thread.interrupted()) throw new AssertionError(lost(seed));
                spawnOne(executor, random);
                cancelOne(random);
                for (int place = 0; place < board.length(); place++) pin(place, null);
            }
            assertEquals(List.of(), List.copyOf(wrongs), "seed " + seed);
            assertEquals(JOBS, ends(), "seed " + seed);
            assertTrue(values.get() > 0 && failures.get() > 0 && closes.get() > 0);
            for (int place = 0; place < victims.length(); place++) victims.set(place, null);
            assertNothingHeld();
        }
        List<Thread> left = new ArrayList<>(Thread.getAllStackTraces().keySet());
        left.removeIf(thread -> before.contains(thread) || !thread.getName().startsWith("async-worker"));
        for (Thread thread : left) thread.join(Duration.ofSeconds(10));
        assertTrue(left.stream().noneMatch(Thread::isAlive), left.toString());
    }

    /// What a run that does not end has come to.
    private String lost(long seed) {
        return "seed %d: of %d jobs %d gave values, %d failed, %d were closed"
                .formatted(seed, made.get(), values.get(), failures.get(), closes.get());
    }

    /// Nobody joins here, so each failure is told when its task is garbage.
    private void judge(Throwable failure) {
        boolean known = failure instanceof IllegalArgumentException || failure instanceof TimeoutException;
        if (!known) wrongs.add("an unknown failure: " + failure);
    }

    private int ends() {
        return values.get() + failures.get() + closes.get();
    }

    /// The executor still runs: what it holds now, it would hold for ever.
    private void assertNothingHeld() throws InterruptedException {
        Garbage.collectUntil(() -> {
            traces.removeIf(trace -> trace.get() == null);
            return traces.isEmpty();
        });
        assertEquals(0, traces.size(), "jobs of " + JOBS + " that the executor still holds");
    }
}
