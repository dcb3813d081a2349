package async.reactor;

import async.core.Readiness;
import async.core.Waker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
/// | `closed` | `this` |
/// | `selector` | written under `this`, read anywhere; null before the first socket, and once closed |
/// | `due` | the lock `selecting`, never held while a waker runs; its holder then asks for `leaving` |
/// | `leaving` | itself: set once a key is cancelled, cleared by whoever then selects |
/// | `thread` | written by the parker before it reads `selector`; whoever opens the selector then unparks it |
/// | `watched` | itself |
///
/// One thread at a time parks; the next one comes with happens-before. `register`, `wakeup`, `close` and everything
/// on a `Source` may come from any thread at any time.
///
/// Idea: tokio's I/O driver on mio; the three states are those of the parker in Rust's standard library.
public final class Reactor implements Readiness, AutoCloseable {

    private enum State {
        AWAKE,
        PARKED,
        NOTIFIED
    }

    private static final long NANOS_IN_MILLI = 1_000_000;
    private static final String CLOSED = "this executor is closed: use the socket on another one";

    private final AtomicReference<State> state = new AtomicReference<>(State.AWAKE);
    private final ReentrantLock selecting = new ReentrantLock();
    private final Set<Registration> watched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final Queue<Waker> due = new ArrayDeque<>();
    private final Consumer<SelectionKey> collect = key -> ((Registration) key.attachment()).ready(due);
    private volatile Selector selector;
    private volatile Thread thread;
    private boolean closed;

    /// Takes nothing from the kernel yet.
    ///
    /// {@snippet class=ReactorTest region=wakeup}
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
        boolean asleep = nanos > 0 && state.compareAndSet(State.AWAKE, State.PARKED);
        try {
            return await(asleep ? nanos : 0);
        } finally {
            state.getAndSet(State.AWAKE); // a swap, not a store: what came before the call must be visible after it
            wakeDue(); // after the swap: who makes more due later has called, and keeps the next sleep away
            letGo();
        }
    }

    /// Whether it has ever watched a channel: until then, [#park] has nothing to look at.
    ///
    /// {@snippet class=ReactorTest region=open}
    public boolean isOpen() {
        return selector != null;
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

    /// {@snippet class=ReactorTest region=readable}
    ///
    /// @throws IllegalStateException if this reactor already watches the channel
    @Override
    public Source register(SelectableChannel channel) throws IOException {
        var open = open();
        try {
            awaitGone(channel, open);
            var registration = new Registration(this, channel, open);
            watched.add(registration);
            return registration;
        } catch (ClosedSelectorException meanwhile) {
            throw new IOException(CLOSED, meanwhile);
        }
    }

    /// Ends all watching and wakes everybody who waits. The channels stay open: they belong to others. A second close
    /// does nothing.
    ///
    /// {@snippet class=ReactorTest region=close}
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            var open = selector;
            selector = null;
            try {
                if (open != null) open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        selecting.lock();
        try {
            sweep();
        } finally {
            selecting.unlock();
        }
        wakeDue();
    }

    /// A change of interest is seen by the next select; a sleeping one must be called out to see it.
    void nudge() {
        if (state.get() == State.PARKED) wakeup();
    }

    /// The registration's key is cancelled.
    void forget(Registration registration) {
        watched.remove(registration);
        release();
    }

    /// Until a select lets go of a cancelled key, the kernel keeps the closed socket. So do it now.
    private void release() {
        leaving.set(true);
        letGo();
    }

    /// Whoever holds the lock cannot miss what `release` has set before it found the lock taken: it looks again.
    private void letGo() {
        while (leaving.get()) {
            if (!selecting.tryLock()) {
                wakeup(); // it may be held asleep
                return;
            }
            boolean found;
            try {
                found = look();
            } finally {
                selecting.unlock();
            }
            if (found) wakeup();
        }
    }

    /// Selects on any thread; what is due is for the parking thread. It may eat a call meant for that thread, which
    /// has not begun its select, and asks once more before it does.
    private boolean look() {
        leaving.set(false);
        var open = selector;
        if (open == null) return false;
        try {
            open.selectNow(collect);
        } catch (ClosedSelectorException closed) {
            return false; // it has let go of every key
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !due.isEmpty();
    }

    private int await(long nanos) {
        var open = selector;
        if (open != null) return select(open, nanos);
        if (nanos > 0 && isParked()) LockSupport.parkNanos(this, nanos);
        return 0;
    }

    private int select(Selector open, long nanos) {
        selecting.lock();
        try {
            leaving.set(false);
            boolean asleep = nanos > 0 && isParked();
            int ready = asleep ? open.select(collect, Math.ceilDiv(nanos, NANOS_IN_MILLI)) : open.selectNow(collect);
            if (open.keys().size() < watched.size()) sweep(); // somebody closed a channel without deregistering it
            return ready;
        } catch (ClosedSelectorException meanwhile) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        } finally {
            selecting.unlock();
        }
    }

    /// Asked last before the sleep. Who called while the selector came or went may have called the thread instead of
    /// the selector, or the other way round; and a `look` may have eaten the call.
    private boolean isParked() {
        return state.get() == State.PARKED;
    }

    private void sweep() {
        for (var registration : watched) {
            if (registration.isWatching()) continue;
            watched.remove(registration);
            registration.giveUp(due);
        }
    }

    private void wakeDue() {
        for (Waker waker; (waker = nextDue()) != null; ) Waker.ring(waker);
    }

    private Waker nextDue() {
        selecting.lock();
        try {
            return due.poll();
        } finally {
            selecting.unlock();
        }
    }

    private synchronized Selector open() throws IOException {
        if (closed) throw new IOException(CLOSED);
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
