package async.io;

import async.core.Context;
import async.core.Readiness;
import async.core.Readiness.Source;
import async.core.Waker;
import async.time.Driver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicReference;

/// A channel, and for each of its two directions who uses it and which reactor watches it.
///
/// A direction follows its user: polled on another executor, it leaves the old reactor for that one's. Two
/// directions on one reactor share a registration, since a selector takes a channel once; on two reactors each
/// has its own, so reader and writer may live on different executors without pulling the channel to and fro.
///
/// | field | guarded by |
/// |---|---|
/// | `Side.user` | itself: taken by a swap from null |
/// | `Side.where`, `Side.source`, `closed` | the Watch; wakers run outside it |
final class Watch {

    private final SelectableChannel channel;
    private final Side in = new Side();
    private final Side out = new Side();
    private boolean closed;

    Watch(SelectableChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    /// Reading and accepting.
    Side in() {
        return in;
    }

    /// Writing and connecting.
    Side out() {
        return out;
    }

    /// Closes the channel, and wakes who waits for it: their next try says that it is closed.
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private void end() {
        Source first;
        Source second;
        synchronized (this) {
            closed = true;
            first = in.source;
            second = out.source == first ? null : out.source;
            in.source = null;
            out.source = null;
        }
        if (first != null) first.deregister();
        if (second != null) second.deregister();
    }

    private static Readiness readinessOf(Context cx) {
        var host = cx.host();
        return host == null ? Driver.readiness() : host.readiness();
    }

    /// One direction.
    final class Side {

        private final AtomicReference<Object> user = new AtomicReference<>();
        private Readiness where;
        private Source source;

        /// True if the direction was free or is already the caller's.
        boolean take(Object caller) {
            return user.get() == caller || user.compareAndSet(null, caller);
        }

        /// Frees the direction, if it is the caller's. Its waker goes first: the next user's must not be taken
        /// for it.
        void leave(Object caller, int op) {
            if (user.get() != caller) return;
            hush(op);
            user.set(null);
        }

        /// Nobody waits for `op` any more.
        void hush(int op) {
            var asked = source();
            if (asked != null) asked.wake(op, Waker.NOOP);
        }

        /// Wakes this poll's waker when the direction is ready for `op`.
        void wake(int op, Context cx) throws IOException {
            var here = readinessOf(cx);
            Source now;
            synchronized (Watch.this) {
                if (closed) throw new ClosedChannelException();
                if (here != where) moveTo(here, op);
                now = source;
            }
            now.wake(op, cx.waker());
        }

        /// Where it leads, for task dumps.
        @Override
        public String toString() {
            return Address.of(channel);
        }

        private Source source() {
            synchronized (Watch.this) {
                return source;
            }
        }

        private void moveTo(Readiness here, int op) throws IOException {
            var before = source;
            source = other().where == here ? other().source : here.register(channel);
            where = here;
            if (before != null) depart(before, op);
        }

        /// Under the lock, or the other direction might come to that reactor before this one has left it. The waker
        /// goes first, so that nobody is rung in here.
        private void depart(Source before, int op) {
            before.wake(op, Waker.NOOP);
            if (before != other().source) before.deregister();
        }

        private Side other() {
            return this == in ? out : in;
        }
    }
}
