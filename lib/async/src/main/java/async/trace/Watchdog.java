package async.trace;

import async.core.Daemon;
import async.core.TraceSink;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Names a poll that holds its thread too long: which task, and at which line it stands. Such a poll blocks or
/// computes, and every other task of the thread waits for it.
///
/// ```
///   of each thread:
///   QUIET --polling--> TIMED --the limit passes--> TOLD, once a poll
///     ^                  |                           |
///     +------------------+------polled, closed-------+
/// ```
///
/// `running` holds the polls under way, one a thread: written by that thread, read by the watchdog's own daemon
/// thread, which starts with the first poll and looks four times a limit, but at most once a millisecond. A
/// poll may end while it is looked at; then the line is where the thread went next, and the poll was too long
/// all the same. One watchdog may watch several executors.
///
/// {@snippet class=WatchdogTest region=watchdog}
///
/// Idea: `BlockHound` for Reactor, and the slow-poll warnings of tokio-console.
public final class Watchdog implements TraceSink, AutoCloseable {

    /// A poll that has held its thread for longer than the limit.
    ///
    /// @param line the innermost line on the stack that belongs neither to the JDK nor to this library;
    ///     "unknown" if none does
    public record Blocked(String task, Duration held, StackTraceElement line) {

        @Override
        public String toString() {
            return task + " has held the thread for " + held.toMillis() + " ms, at " + line;
        }
    }

    private static final class Turn {

        private final Object task;
        private final long since = System.nanoTime();
        private boolean told; // the watchdog's thread's own

        Turn(Object task) {
            this.task = task;
        }
    }

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final long SHORTEST_PAUSE = 1_000_000; // or a tiny limit would keep a core busy

    private final long limit;
    private final Consumer<Blocked> handler;
    private final Names names = new Names();
    private final Map<Thread, Turn> running = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private volatile Thread dog; // written under the monitor: the first poll of any thread starts it

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
        if (dog == null) start();
        running.put(Thread.currentThread(), new Turn(task));
    }

    @Override
    public void polled(Object task, boolean done) {
        running.remove(Thread.currentThread());
        if (done) names.forget(task);
    }

    /// A poll may close the tasks of another executor; it is under way all the same.
    @Override
    public void closed(Object task) {
        running.computeIfPresent(Thread.currentThread(), (_, turn) -> turn.task == task ? null : turn);
        names.forget(task);
    }

    private synchronized void start() {
        if (dog == null && !closed) dog = Daemon.start("async-watchdog", this::watch);
    }

    /// Ends the watch.
    ///
    /// {@snippet class=WatchdogTest region=watchdog}
    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(dog);
    }

    /// An interrupt from a stranger, or from the handler, is dropped, or no pause would pause any more.
    private void watch() {
        while (!closed) {
            Thread.interrupted();
            LockSupport.parkNanos(this, Math.max(SHORTEST_PAUSE, limit / 4));
            running.forEach(this::look);
        }
    }

    private void look(Thread thread, Turn turn) {
        if (turn.told || System.nanoTime() - turn.since < limit) return;
        turn.told = true;
        StackTraceElement line = Stream.of(thread.getStackTrace())
                .filter(Strangers::isUsers)
                .findFirst()
                .orElse(new StackTraceElement("", "unknown", null, -1));
        var held = Duration.ofNanos(System.nanoTime() - turn.since);
        Strangers.tell(handler, new Blocked(names.of(turn.task), held, line));
    }
}
