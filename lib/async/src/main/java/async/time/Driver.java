package async.time;

import async.core.Daemon;
import async.core.Readiness;
import async.core.Timers;
import async.core.Waker;
import async.reactor.Reactor;
import java.io.IOException;
import java.nio.channels.SelectableChannel;

/// Timers and I/O for futures that are polled without an executor: one daemon thread for the process, started when
/// first asked for, and never ended.
///
/// The thread sleeps in the reactor until the next alarm. Whoever sets an earlier one, or asks for a socket, calls
/// it, so that it looks again; a later alarm calls nobody.
public final class Driver implements Timers, Readiness, Runnable {

    private static volatile Driver shared;

    private final Reactor reactor = new Reactor();
    private final Wheel wheel = new Wheel(Clock.system(), reactor::wakeup);

    Driver() {}

    /// {@snippet class=DriverTest region=driver}
    public static Timers timers() {
        return shared();
    }

    /// {@snippet class=DriverTest region=driver}
    public static Readiness readiness() {
        return shared();
    }

    private static Driver shared() {
        Driver driver = shared;
        return driver != null ? driver : start();
    }

    private static synchronized Driver start() {
        if (shared != null) return shared;
        var driver = new Driver();
        Daemon.start("async-driver", driver);
        return shared = driver;
    }

    @Override
    public long now() {
        return wheel.now();
    }

    @Override
    public Alarm set(long deadline, Waker waker) {
        return wheel.set(deadline, waker);
    }

    @Override
    public Source register(SelectableChannel channel) throws IOException {
        return reactor.register(channel);
    }

    @Override
    public void run() {
        for (; ; ) turn();
    }

    /// An interrupt from a stranger is dropped, or the selector would spin on it.
    void turn() {
        Thread.interrupted();
        reactor.park(wheel.sleepUntilNext());
        wheel.awake();
        wheel.advance();
    }
}
