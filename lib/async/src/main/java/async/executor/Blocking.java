package async.executor;

import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import java.util.Objects;
import java.util.concurrent.Callable;

/// The bridge from code that awaits to code that blocks.
///
/// ```
///   NEW --poll: a virtual thread starts--> RUNNING --the work ends--> ENDED --poll--> SPENT
///    |                                        |
///    +---------------close()------------------+--close(): the thread is interrupted, its end dropped--> SPENT
/// ```
///
/// Poller: write `waker`, then look for `end`. The thread: write `end`, then read `waker`.
public final class Blocking {

    private Blocking() {}

    /// The value of `work`, which runs on a virtual thread of its own, started by the first poll: for files,
    /// drivers and other calls that wait. Work that computes would hold one of the few threads beneath all
    /// virtual threads.
    ///
    /// **Not cancel-safe**: closing it interrupts the work and does not wait for it. What the work does after
    /// that is lost, as is its failure; asked for again, it starts over.
    ///
    /// {@snippet class=BlockingTest region=blocking}
    ///
    /// Idea: tokio's `spawn_blocking`; on virtual threads there is no pool to size.
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static <T> Future<T> blocking(Callable<T> work) {
        return new Work<>(Objects.requireNonNull(work, "blocking needs something to do"));
    }

    private sealed interface End<T> {
        record Value<T>(T value) implements End<T> {}

        record Failure<T>(Throwable cause) implements End<T> {}
    }

    private static final class Work<T> extends Once<T> {

        private final Callable<T> work;
        private Thread thread;
        private volatile End<T> end;
        private volatile Waker waker;

        Work(Callable<T> work) {
            this.work = work;
        }

        @Override
        protected Poll<T> advance(Context cx) throws Exception {
            waker = cx.waker();
            if (thread == null) start();
            return end == null ? Poll.pending() : result();
        }

        private void start() {
            thread = Thread.ofVirtual()
                    .name("async-blocking")
                    .inheritInheritableThreadLocals(false)
                    .start(this::run);
        }

        private void run() {
            try {
                end = new End.Value<>(work.call());
            } catch (Throwable failure) {
                end = new End.Failure<>(failure);
            }
            Waker.ring(waker);
        }

        private Poll<T> result() throws Exception {
            return switch (end) {
                case End.Value<T>(T value) -> Poll.ready(value);
                case End.Failure<T>(Throwable cause) -> Poll.failed(cause);
            };
        }

        @Override
        protected void release() {
            if (thread != null) thread.interrupt();
        }

        @Override
        public String toString() {
            return "blocking work";
        }
    }
}
