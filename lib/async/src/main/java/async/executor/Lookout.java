package async.executor;

import async.reactor.Reactor;
import async.time.Clock;
import async.time.Wheel;
import java.util.concurrent.atomic.AtomicBoolean;

/// The alarms and the sockets of a pool. One worker at a time keeps watch: it sleeps here, so that a due alarm or
/// a ready socket wakes the very thread that then runs the task. Nobody waits for his turn to watch; who finds
/// the place taken sleeps elsewhere.
///
/// `taken` is the right to watch, and orders one watch after the other; the rest guard themselves.
final class Lookout {

    final Reactor reactor = new Reactor();
    final Wheel wheel = new Wheel(Clock.system(), reactor::wakeup);
    private final AtomicBoolean taken = new AtomicBoolean();

    boolean tryEnter() {
        return !taken.get() && taken.compareAndSet(false, true);
    }

    void leave() {
        taken.set(false);
    }

    /// Sleeps until something is due, or [Reactor#wakeup].
    void watch() {
        reactor.park(wheel.sleepUntilNext());
        wheel.awake();
        wheel.advance();
    }

    /// What a busy worker does now and then; not if somebody else is watching.
    void tryLook() {
        if (!tryEnter()) return;
        try {
            reactor.park(0);
            wheel.advance();
        } finally {
            leave();
        }
    }
}
