package async.executor;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Where one worker sleeps: on watch, if nobody else is, or else plainly parked.
///
/// ```
///             sleep(), the lookout is free              call(): Reactor.wakeup
///   AWAKE ------------------------------> WATCHING ----------------------------> CALLED
///     |  \--- sleep(), it is taken -----> PARKED   --- call(): unpark ---------> CALLED
///     |                                                                            |
///     +--- call() -----------------------------------------------------------------+
///
///   WATCHING, PARKED, CALLED --sleep() returns--> AWAKE; one that finds CALLED returns at once
/// ```
///
/// Every step is a swap, so that a call is lost in no order, and what the caller wrote before it is seen after it.
final class Bed {

    private enum State {
        AWAKE,
        WATCHING,
        PARKED,
        CALLED
    }

    private final Lookout lookout;
    private final AtomicReference<State> state = new AtomicReference<>(State.AWAKE);
    private volatile Thread thread;

    Bed(Lookout lookout) {
        this.lookout = lookout;
    }

    /// Until a call, or on watch until something is due.
    void sleep() {
        thread = Thread.currentThread();
        if (lookout.tryEnter()) watch();
        else park();
    }

    private void watch() {
        try {
            if (state.compareAndSet(State.AWAKE, State.WATCHING)) lookout.watch();
        } finally {
            state.getAndSet(State.AWAKE);
            lookout.leave();
        }
    }

    private void park() {
        if (state.compareAndSet(State.AWAKE, State.PARKED))
            while (state.get() == State.PARKED) {
                LockSupport.park(this);
                Thread.interrupted(); // or it could not park again
            }
        state.getAndSet(State.AWAKE);
    }

    /// Ends the sleep, or keeps the next one from starting. From any thread.
    void call() {
        switch (state.getAndSet(State.CALLED)) {
            case AWAKE, CALLED -> {}
            case WATCHING -> lookout.reactor.wakeup();
            case PARKED -> LockSupport.unpark(thread);
        }
    }
}
