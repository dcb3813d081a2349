package async.measure.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// One thread that calls what is to be called: now, later, or when a channel is ready. It is all that callbacks need.
///
/// ```
///   soon ---> READY, in order ---------------------------+
///   after --> ALARMS, earliest first --when due--> READY -+--> called, one at a time
///   watch --> the SELECTOR --when the channel is ready--> READY, skipped if closed or watched anew since
/// ```
///
/// It blocks in one place only, its `select`. Everything is confined to the thread that is in [#run]; before that, to
/// whoever has the loop.
///
/// {@snippet class=EventLoopTest region=loop}
///
/// Idea: the reactor pattern of Douglas Schmidt; the loops of libevent and Node.js.
public final class EventLoop implements AutoCloseable {

    /// What is called. If it fails, so does the loop.
    @FunctionalInterface
    public interface Callback {
        void call() throws Exception;
    }

    private record Alarm(long due, Callback callback) {}

    private static final int AT_ONCE = 64;

    private final Selector selector = open();
    private final Queue<Callback> ready = new ArrayDeque<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>((a, b) -> Long.signum(a.due - b.due));
    private boolean stopped;

    private static Selector open() {
        try {
            return Selector.open();
        } catch (IOException refused) {
            throw new UncheckedIOException("no selector from this system: close some files or channels", refused);
        }
    }

    /// Calls it after all that is ready now.
    public void soon(Callback callback) {
        ready.add(callback);
    }

    /// Calls it once, not before `pause` is over.
    public void after(Duration pause, Callback callback) {
        alarms.add(new Alarm(System.nanoTime() + pause.toNanos(), callback));
    }

    /// Calls it each time that the channel, which does not block, is ready for one of `operations`; until it is watched
    /// for something else, or closed.
    ///
    /// @param operations of [SelectionKey], such as `OP_READ`
    public void watch(SelectableChannel channel, int operations, Callback callback) throws IOException {
        channel.register(selector, operations, callback);
    }

    /// Calls what is to be called, on this thread, until nothing is left to wait for or somebody stops it. What is then
    /// ready or due later is forgotten; what is watched stays.
    ///
    /// @throws InterruptedException if this thread is interrupted, in its `select` or between two callbacks
    /// @throws Exception what a callback threw
    public void run() throws Exception {
        stopped = false;
        try {
            while (!stopped && isNeeded()) turn();
        } finally {
            ready.clear();
            alarms.clear();
        }
    }

    /// Ends [#run] after this callback.
    public void stop() {
        stopped = true;
    }

    private boolean isNeeded() {
        return !ready.isEmpty() || !alarms.isEmpty() || selector.keys().stream().anyMatch(SelectionKey::isValid);
    }

    /// Looks who is ready, then calls: all who are ready now, so that none is found ready a second time before its
    /// call, and of those who come meanwhile so many that looking is not dearer than calling.
    private void turn() throws Exception {
        if (ready.isEmpty()) selector.select(this::enqueue, patience());
        else selector.selectNow(this::enqueue);
        for (long now = System.nanoTime(); !alarms.isEmpty() && alarms.peek().due - now <= 0; )
            ready.add(alarms.poll().callback);
        checkInterrupt();
        int calls = Math.max(ready.size(), AT_ONCE);
        for (int i = 0; i < calls && !ready.isEmpty() && !stopped; i++) {
            ready.remove().call();
            checkInterrupt();
        }
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException("the loop was interrupted");
    }

    private void enqueue(SelectionKey key) {
        var callback = (Callback) key.attachment();
        ready.add(() -> {
            if (key.isValid() && key.attachment() == callback) callback.call();
        });
    }

    /// Milliseconds until the next alarm, at least one; 0 if there is none, which means for ever.
    private long patience() {
        if (alarms.isEmpty()) return 0;
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(alarms.peek().due - System.nanoTime() + 999_999));
    }

    /// Frees the selector; the channels are their owners'.
    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
