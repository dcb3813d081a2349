package async.sync;

import java.util.concurrent.atomic.AtomicInteger;

/// The right to be one of so many, until it is closed. It belongs to whoever has it, and to no thread.
///
/// {@snippet class=PermitsTest region=permits}
public final class Permit implements AutoCloseable {

    private final Waiters waiters;
    private final AtomicInteger held; // 0: closed

    Permit(Waiters waiters, int count) {
        this.waiters = waiters;
        held = new AtomicInteger(count);
    }

    boolean isClosed() {
        return held.get() == 0;
    }

    /// Gives it back; from any thread. A second close does nothing.
    @Override
    public void close() {
        int count = held.getAndSet(0);
        if (count > 0) Waiters.ring(waiters.give(count));
    }
}
