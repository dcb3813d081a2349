package async.trace;

import async.core.Daemon;
import async.core.TraceSink;
import async.core.Waker;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Names a poll that holds its thread too long: which task, and at which line it stands. Such a poll blocks or
/// computes, and every other task of the executor waits for it.
///
/// ```
///   QUIET --polling--> TIMED --the limit passes--> TOLD, once a poll
///     ^                  |                           |
///     +------------------+---------polled------------+
/// ```
///
/// `current` is the poll under way, or null: written by the executor's thread, read by the watchdog's own
/// daemon thread, which starts with the first poll and looks four times a limit, but not more often than each
/// millisecond. A poll may end while it is looked at; then the line is where the thread went next, and the poll
/// was too long all the same. One watchdog watches one executor.
///
/// {@snippet class=WatchdogTest region=watchdog}
///
/// Idea: `BlockHound` for Reactor, and the slow-poll warnings of tokio-console.
public final class Watchdog implements TraceSink, AutoCloseable {

    /// A poll that has held its thread for longer than the limit.
    ///
    /// @param line the first line on the stack that belongs neither to the JDK nor to this library
    public record Blocked(String task, Duration held, StackTraceElement line) {

        @Override
        public String toString() {
            return task + " has held the thread for " + held.toMillis() + " ms, at " + line;
        }
    }

    private record Running(Object task, Thread thread, long since) {}

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final long SHORTEST_PAUSE = 1_000_000; // or a tiny limit would keep a core busy

    private final long limit;
    private final Consumer<Blocked> handler;
    private final Map<Object, String> names = new ConcurrentHashMap<>();
    private volatile Running current;
    private volatile boolean closed;
    private volatile Thread thread; // the executor's thread starts it

    /// {@snippet class=WatchdogTest region=watchdog}
    ///
    /// @param limit a poll that lasts longer is told of, soon after, on the watchdog's thread
    /// @param handler what it throws goes to the thread's uncaught-exception handler, and the watch goes on
    /// @throws IllegalArgumentException if `limit` is not positive
    public Watchdog(Duration limit, Consumer<Blocked> handler) {
        if (!limit.isPositive()) throw new IllegalArgumentException("a watchdog's limit is more than 0, not " + limit);
        this.limit = limit.compareTo(LONGEST) < 0 ? limit.toNanos() : Long.MAX_VALUE;
        this.handler = Objects.requireNonNull(handler, "a watchdog needs somebody to tell");
    }

    @Override
    public void spawned(Object task, String name) {
        names.put(task, name);
    }

    @Override
    public void polling(Object task) {
        if (thread == null && !closed) thread = Daemon.start("async-watchdog", this::watch);
        current = new Running(task, Thread.currentThread(), System.nanoTime());
    }

    @Override
    public void polled(Object task, boolean done) {
        current = null;
        if (done) names.remove(task);
    }

    @Override
    public void closed(Object task) {
        polled(task, true);
    }

    /// Ends the watch.
    ///
    /// {@snippet class=WatchdogTest region=watchdog}
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /// An interrupt from a stranger, or from the handler, is dropped, or no pause would pause any more.
    private void watch() {
        Running told = null;
        while (!closed) {
            Thread.interrupted();
            LockSupport.parkNanos(this, Math.max(SHORTEST_PAUSE, limit / 4));
            Running poll = current;
            if (poll == null || poll == told || System.nanoTime() - poll.since < limit) continue;
            told = poll;
            tell(poll);
        }
    }

    private void tell(Running poll) {
        StackTraceElement line = Stream.of(poll.thread.getStackTrace())
                .dropWhile(frame -> isOurs(frame.getClassName()))
                .findFirst()
                .orElse(new StackTraceElement("", "unknown", null, -1));
        String name = names.getOrDefault(poll.task, "a task");
        var blocked = new Blocked(name, Duration.ofNanos(System.nanoTime() - poll.since), line);
        Waker.ring(() -> handler.accept(blocked));
    }

    private static boolean isOurs(String type) {
        return Stream.of(
                        "java.",
                        "jdk.",
                        "sun.",
                        "async.core.",
                        "async.reactor.",
                        "async.time.",
                        "async.executor.",
                        "async.await.",
                        "async.future.",
                        "async.io.")
                .anyMatch(type::startsWith);
    }
}
