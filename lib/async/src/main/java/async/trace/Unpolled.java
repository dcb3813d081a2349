package async.trace;

import async.core.Daemon;
import async.core.Future;
import async.core.FutureTrace;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reports futures that were made and then dropped, neither polled nor closed: mostly a forgotten `await`. A future
/// does nothing until it is polled, so without this nobody would notice.
///
/// ```
///   made --first poll, close--> forgotten
///    |
///    +--the garbage collector finds it--> told, on the watch's own daemon thread
/// ```
///
/// Hence a report comes late, or never if the collector does not run. While it watches, each future costs a
/// walk of the stack and an entry in a map. It knows the futures made by `async`, and all that extend
/// [async.core.Once], so all of this library's but tasks; a combinator dropped unpolled is reported with each
/// future inside it, and so is a future whose constructor has thrown.
///
/// {@snippet class=UnpolledTest region=unpolled}
///
/// Idea: Rust's `#[must_use]`, which says so at compile time; Python's "coroutine was never awaited".
public final class Unpolled implements FutureTrace.Observer, AutoCloseable {

    /// A future that nobody polled or closed.
    ///
    /// @param type its class
    /// @param made where it was made: the innermost frames that are neither the JDK's nor this library's
    public record Dropped(String type, List<StackTraceElement> made) {

        @Override
        public String toString() {
            return made.stream()
                    .map(frame -> "\n    at " + frame)
                    .collect(Collectors.joining(
                            "",
                            "a future was dropped without being polled: await it, or close it (" + type + "), made",
                            ""));
        }
    }

    private static final int FRAMES = 8;

    private final Map<Object, Made> unused = new ConcurrentHashMap<>();
    private final ReferenceQueue<Future<?>> gone = new ReferenceQueue<>();
    private final Consumer<Dropped> handler;
    private volatile boolean closed;
    private Thread thread;

    private Unpolled(Consumer<Dropped> handler) {
        this.handler = handler;
    }

    /// Reports to `handler`, until it is closed. One watch at a time.
    ///
    /// {@snippet class=UnpolledTest region=unpolled}
    ///
    /// @param handler what it throws goes to the thread's uncaught-exception handler, and the watch goes on
    /// @throws IllegalStateException if somebody watches already
    public static Unpolled watch(Consumer<Dropped> handler) {
        var watch = new Unpolled(Objects.requireNonNull(handler, "a watch needs somebody to tell"));
        FutureTrace.observe(watch);
        watch.thread = Daemon.start("async-unpolled", watch::report);
        return watch;
    }

    @Override
    public void made(Future<?> future) {
        var made = new Made(future, new Dropped(future.getClass().getName(), Strangers.site(FRAMES)), gone);
        unused.put(made, made);
    }

    @Override
    public void used(Future<?> future) {
        unused.remove(new Made(future, null, null));
    }

    /// Ends the watch; what was dropped but is not found yet stays untold.
    ///
    /// {@snippet class=UnpolledTest region=unpolled}
    @Override
    public void close() {
        FutureTrace.forget(this);
        closed = true;
        thread.interrupt();
    }

    /// An interrupt from a stranger, or from the handler, is dropped.
    private void report() {
        while (!closed) {
            try {
                Reference<?> found = gone.remove();
                Made made = unused.remove(found);
                if (made != null) Strangers.tell(handler, made.report);
            } catch (InterruptedException e) {
                continue;
            }
        }
        unused.clear();
    }

    /// A key that does not keep its future alive; two of the same living future are equal.
    private static final class Made extends WeakReference<Future<?>> {

        private final int hash;
        private final Dropped report;

        Made(Future<?> future, Dropped report, ReferenceQueue<Future<?>> gone) {
            super(future, gone);
            this.hash = System.identityHashCode(future);
            this.report = report;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            Future<?> future = get();
            return this == other || future != null && other instanceof Made made && made.refersTo(future);
        }
    }
}
