package async.executor;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// The bridge from code that blocks to code that awaits, and the smallest executor there is.
public final class BlockOn {

    private BlockOn() {}

    /// Runs `future` on this thread and gives its value; the thread parks while there is nothing to do.
    ///
    /// There is no executor around it: timers and I/O are rung by the process-wide driver, and nobody can spawn.
    /// Whatever happens, the future is closed at the end.
    ///
    /// {@snippet class=BlockOnTest region=blockOn}
    ///
    /// Idea: `pollster` in Rust.
    ///
    /// @throws InterruptedException if the thread is interrupted, parked or between two polls
    /// @throws IllegalStateException if this thread is inside a poll already; it names both places
    /// @throws Exception the failure of `future`, the same object
    public static <T> T blockOn(Future<T> future) throws Exception {
        Objects.requireNonNull(future, "blockOn needs a future");
        try (future;
                var nesting = Nesting.enter()) {
            var signal = new Signal(Thread.currentThread());
            var cx = Context.of(signal);
            for (; ; ) {
                if (Thread.interrupted()) throw new InterruptedException("interrupted; the future was closed");
                switch (future.poll(cx)) {
                    case Poll.Ready<T>(T value) -> {
                        return value;
                    }
                    case Poll.Pending<T>() -> signal.await();
                }
            }
        }
    }

    /// A bell of this call alone: a late ring of an earlier call is not taken for one of ours.
    ///
    /// Ringing and taking a ring are swaps, not stores, so that each poll sees what was written before every ring
    /// that it answers.
    private static final class Signal implements Waker {

        private final Thread thread;
        private final AtomicBoolean rung = new AtomicBoolean();

        Signal(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void wake() {
            rung.getAndSet(true);
            if (Thread.currentThread() != thread) LockSupport.unpark(thread);
        }

        /// Returns on an interrupt too; the loop looks at that first.
        void await() {
            while (!rung.getAndSet(false) && !Thread.currentThread().isInterrupted()) LockSupport.park(this);
        }
    }
}
