package async.executor;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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
    /// ```
    ///   QUIET --await--> PARKED --wake (unparks)--> RUNG
    ///   QUIET --wake---> RUNG --await (does not park)--> QUIET
    /// ```
    ///
    /// Every step is a swap, so that each poll sees what was written before the rings that it answers. Whether to
    /// unpark is asked of the state and not of `Thread.currentThread()`, which a coroutine that has changed
    /// threads may misremember.
    private static final class Signal implements Waker {

        private enum State {
            QUIET,
            PARKED,
            RUNG
        }

        private final Thread thread;
        private final AtomicReference<State> state = new AtomicReference<>(State.QUIET);

        Signal(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void wake() {
            if (state.getAndSet(State.RUNG) == State.PARKED) LockSupport.unpark(thread);
        }

        /// Returns on an interrupt too; the loop looks at that first.
        void await() {
            if (state.compareAndSet(State.QUIET, State.PARKED))
                while (state.get() == State.PARKED && !Thread.currentThread().isInterrupted()) LockSupport.park(this);
            state.getAndSet(State.QUIET);
        }
    }
}
