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
/// The thread sleeps in the selector until the next alarm. Whoever sets an earlier alarm, or asks for a socket,
/// wakes it, so that it looks again.
public final class Driver implements Timers, Readiness, Runnable {

    private static volatile Driver shared;

    private final Wheel wheel = new Wheel(Clock.system());
    private final Reactor reactor = new Reactor();

    private Driver() {}

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
        Alarm alarm = wheel.set(deadline, waker);
        reactor.wakeup();
        return alarm;
    }

    @Override
    public Source register(SelectableChannel channel) throws IOException {
        return reactor.register(channel);
    }

    /// The thread's loop; an interrupt from a stranger is dropped, or the selector would spin on it.
    @Override
    public void run() {
        for (; ; ) {
            Thread.interrupted();
            reactor.park(wheel.untilNext());
            wheel.advance();
        }
    }
}
