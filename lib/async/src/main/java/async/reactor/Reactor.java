package async.reactor;

import async.core.Readiness;
import async.core.Waker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The one place where an executor sleeps. Until a socket is watched that is a plain thread park; from then on it is a
/// `select`, which ends when a socket is ready, a limit passes, somebody calls, or the thread is interrupted.
///
/// ```
///            park, nothing new                    wakeup (unpark or Selector.wakeup)
///   AWAKE --------------------> PARKED -------------------------------------> NOTIFIED
///    ^ |                          | ready, limit, interrupt                      | ^
///    | |                          v                                              | |
///    | |  <-----------------------+-----------<----------------------------------+ |
///    | +-- wakeup -----------------------------------------------------------------+
///    +---- a park that finds NOTIFIED looks at the sockets, and does not sleep
/// ```
///
/// | field | guarded by |
/// |---|---|
/// | `state` | itself; a call is lost in no order, since sleeping starts by a swap from AWAKE |
/// | `selector`, `closed` | written under `this`; `selector` is read anywhere |
/// | selecting, and letting go of cancelled keys | the lock `selecting`, never held while a waker runs |
/// | `thread` | written by the parking thread before it reads `selector`; whoever opens the selector then unparks it |
/// | `watched`, `due` | themselves: any thread adds, the parking thread wakes what is due |
///
/// One thread at a time parks. `register`, `wakeup` and everything on a `Source` may come from any thread.
///
/// Idea: tokio's I/O driver on mio; the three states are those of the parker in Rust's standard library.
public final class Reactor implements Readiness, AutoCloseable {

    private enum State {
        AWAKE,
        PARKED,
        NOTIFIED
    }

    private static final long NANOS_IN_MILLI = 1_000_000;

    private final AtomicReference<State> state = new AtomicReference<>(State.AWAKE);
    private final ReentrantLock selecting = new ReentrantLock();
    private final Set<Registration> watched = ConcurrentHashMap.newKeySet();
    private final Queue<Waker> due = new ConcurrentLinkedQueue<>();
    private final Consumer<SelectionKey> collect = key -> ((Registration) key.attachment()).ready(due);
    private volatile Selector selector;
    private volatile Thread thread;
    private boolean closed;

    /// Takes nothing from the kernel yet.
    ///
    /// {@snippet class=ReactorTest region=idle}
    public Reactor() {}

    /// Sleeps until a watched channel is ready, `nanos` have passed, [#wakeup] is called or the thread is
    /// interrupted (the interrupt stays set: it is the executor's to answer). Then wakes whoever waits for the
    /// ready channels, on this thread. May return early for no reason.
    ///
    /// {@snippet class=ReactorTest region=readable}
    ///
    /// @param nanos the limit; 0 or less only looks, `Long.MAX_VALUE` is for ever. Once a selector is open it is
    ///     rounded up to milliseconds, so a deadline is never early
    /// @return how many channels were found ready, also those that nobody waits for any more
    public int park(long nanos) {
        thread = Thread.currentThread();
        boolean asleep = nanos > 0 && due.isEmpty() && state.compareAndSet(State.AWAKE, State.PARKED);
        int ready;
        try {
            ready = await(asleep ? nanos : 0);
        } finally {
            state.getAndSet(State.AWAKE); // a swap, not a store: what came before the call must be visible after it
        }
        wakeDue();
        return ready;
    }

    /// Ends the sleep of [#park]; if nobody sleeps, the next park only looks. From any thread; calls do not add up.
    ///
    /// {@snippet class=ReactorTest region=wakeup}
    public void wakeup() {
        if (state.getAndSet(State.NOTIFIED) != State.PARKED) return;
        var open = selector;
        if (open == null) LockSupport.unpark(thread);
        else open.wakeup();
    }

    /// True while no channel is watched: looking, `park(0)`, would find nothing. Sleep in [#park] all the same: a
    /// channel may be registered from another thread in the meantime.
    ///
    /// {@snippet class=ReactorTest region=idle}
    public boolean isIdle() {
        var open = selector;
        return open == null || !open.isOpen() || open.keys().isEmpty();
    }

    /// {@snippet class=ReactorTest region=readable}
    ///
    /// @throws IllegalStateException if this reactor already watches the channel
    @Override
    public Source register(SelectableChannel channel) throws IOException {
        var open = open();
        awaitGone(channel, open);
        var registration = new Registration(this, channel, open);
        watched.add(registration);
        return registration;
    }

    /// Ends all watching and wakes everybody who waits. The channels stay open: they belong to others. A second close
    /// does nothing.
    ///
    /// {@snippet class=ReactorTest region=close}
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            try {
                if (selector != null) selector.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sweep();
        wakeDue();
    }

    /// A change of interest is seen by the next select; a sleeping one must be called out to see it.
    void nudge() {
        if (state.get() == State.PARKED) wakeup();
    }

    /// Until a select lets go of a cancelled key, the kernel keeps the closed socket. So do it now.
    void forget(Registration registration) {
        watched.remove(registration);
        release();
    }

    private void release() {
        if (!selecting.tryLock()) {
            wakeup(); // whoever selects lets go of it
            return;
        }
        try {
            selector.selectNow(collect);
            if (state.get() == State.NOTIFIED) selector.wakeup(); // ours has eaten a call meant for the parking thread
        } catch (ClosedSelectorException closed) {
            return; // it has let go of every key
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            selecting.unlock();
        }
        if (!due.isEmpty()) wakeup();
    }

    private int await(long nanos) {
        var open = selector;
        if (open == null) {
            if (nanos > 0) LockSupport.parkNanos(this, nanos);
            return 0;
        }
        selecting.lock();
        try {
            // Whoever called before the selector was open has called the thread, not the selector: look again.
            boolean asleep = nanos > 0 && state.get() == State.PARKED;
            int ready = asleep ? open.select(collect, Math.ceilDiv(nanos, NANOS_IN_MILLI)) : open.selectNow(collect);
            if (open.keys().size() < watched.size()) sweep(); // somebody closed a channel without deregistering it
            return ready;
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        } finally {
            selecting.unlock();
        }
    }

    private void sweep() {
        for (var registration : watched) {
            if (registration.isWatching()) continue;
            watched.remove(registration);
            registration.giveUp(due);
        }
    }

    private void wakeDue() {
        for (Waker waker; (waker = due.poll()) != null; ) Waker.ring(waker);
    }

    private synchronized Selector open() throws IOException {
        if (closed) throw new IOException("this executor is closed: use the socket on another one");
        if (selector == null) {
            selector = Selector.open();
            if (thread != Thread.currentThread()) LockSupport.unpark(thread);
        }
        return selector;
    }

    /// A channel that left a moment ago and comes back: its old key must go first.
    private void awaitGone(SelectableChannel channel, Selector open) {
        for (SelectionKey old; (old = channel.keyFor(open)) != null; Thread.yield()) {
            if (old.isValid()) throw new IllegalStateException("this channel is already watched; deregister it first");
            release();
        }
    }
}
