package async.cases;

import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.reactor.Reactor;
import async.support.CountingWaker;
import async.time.Clock;
import async.time.PausedClock;
import async.time.Wheel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.function.Consumer;

/// What a future needs around it, and what makes it ready.
public final class World implements AutoCloseable {

    /// Makes one future.
    public interface Maker {
        Future<?> make(World world) throws Exception;
    }

    private final PausedClock clock = Clock.paused();
    final LocalExecutor executor = new LocalExecutor(clock);
    private final Deque<AutoCloseable> used = new ArrayDeque<>();
    Runnable event = () -> {};

    <C extends AutoCloseable> C use(C resource) {
        used.push(resource);
        return resource;
    }

    public Context context(Waker waker) {
        return Context.of(waker, executor);
    }

    /// The event happens, and whoever rings for it has the time to.
    public void passUntilRung(CountingWaker waker) {
        event.run();
        while (executor.tryTick()) {} // whose alarms count from here
        clock.advance(Duration.ofDays(1));
        for (int round = 0; round < 2_000 && waker.count() == 0; round++) {
            while (executor.tryTick()) {}
            ((Wheel) executor.timers()).advance();
            ((Reactor) executor.readiness()).park(5_000_000);
        }
        assertTrue(waker.count() > 0, "the event has come, and the waker of the latest poll was not rung");
    }

    /// The future that `spawning` wants to be run as a task, which it is not.
    Future<?> caught(Consumer<Host> spawning) {
        var caught = new ArrayList<Future<?>>();
        spawning.accept(new Host() {
            @Override
            public <T> Task<T> spawn(Future<T> future) {
                caught.add(future);
                return executor.spawn(Futures.never());
            }

            @Override
            public Timers timers() {
                return executor.timers();
            }

            @Override
            public Readiness readiness() {
                return executor.readiness();
            }
        });
        return caught.getFirst();
    }

    /// As somebody else, whom nobody needs to wake.
    static void poll(Future<?> future, Host host) {
        try {
            future.poll(Context.of(Waker.NOOP, host));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        executor.close();
        for (AutoCloseable resource : used) resource.close();
    }
}
