package async.reactor;

import async.core.Readiness;
import async.core.Waker;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Collection;

/// One watched channel: for each operation at most one waker, and one bit of interest told to the kernel.
///
/// | waker | bit | means | `wake(op)` | the channel is ready |
/// |---|---|---|---|---|
/// | - | off | nobody asks | waker, on | - |
/// | waker | on | somebody waits | the new waker, on | woken and cleared; the bit stays (read, accept) or goes off |
/// | - | on | was woken, will likely ask again | waker, on: no call to the kernel | off |
///
/// Write and connect go off at once, also when their waker is taken back: a channel is nearly always ready for them,
/// and for connect the selector would not even say so, but end each sleep.
///
/// The last row is why unread data does not spin: a select that reports what nobody waits for turns the bit off,
/// once. Interest is level-triggered, so turning it on again reports data that came in between: no wake is lost.
///
/// `waiting` and the changes of interest are guarded by `this`; wakers run outside it.
final class Registration implements Readiness.Source {

    private static final int LASTING = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;

    final SelectionKey key;
    private final Reactor reactor;
    private final Waker[] waiting = new Waker[5]; // by bit number of the operation

    Registration(Reactor reactor, SelectableChannel channel, Selector selector) throws ClosedChannelException {
        this.reactor = reactor;
        key = channel.register(selector, 0, this);
    }

    @Override
    public void wake(int op, Waker waker) {
        if (waker == Waker.NOOP) forget(op);
        else if (!ask(op, waker)) refuse(waker);
    }

    @Override
    public void deregister() {
        key.cancel();
        reactor.forget(this);
        var left = new ArrayList<Waker>();
        giveUp(left);
        left.forEach(Waker::ring);
    }

    boolean isWatching() {
        return key.isValid();
    }

    /// Called by a select that found the channel ready.
    synchronized void ready(Collection<Waker> due) {
        try {
            int ready = key.readyOps();
            int quiet = ready & ~LASTING;
            for (int rest = ready; rest != 0; rest &= rest - 1)
                if (!take(Integer.numberOfTrailingZeros(rest), due)) quiet |= Integer.lowestOneBit(rest);
            if (quiet != 0) key.interestOpsAnd(~quiet);
        } catch (CancelledKeyException closed) {
            giveUp(due);
        }
    }

    /// Everybody is told: their next try finds the channel closed, or watched elsewhere.
    synchronized void giveUp(Collection<Waker> due) {
        for (int bit = 0; bit < waiting.length; bit++) take(bit, due);
    }

    private synchronized boolean ask(int op, Waker waker) {
        try {
            boolean told = (key.interestOps() & op) != 0;
            if (!told) key.interestOpsOr(op);
            waiting[Integer.numberOfTrailingZeros(op)] = waker;
            if (!told) reactor.nudge();
            return true;
        } catch (CancelledKeyException gone) {
            return false;
        }
    }

    private void refuse(Waker waker) {
        if (key.channel().isOpen())
            throw new IllegalStateException("this channel is no longer watched here; register it anew");
        Waker.ring(waker); // so that it tries again, and sees the channel closed
    }

    /// Whoever wakes nobody need not wait; and the waker before it is not kept alive.
    private synchronized void forget(int op) {
        waiting[Integer.numberOfTrailingZeros(op)] = null;
        try {
            if ((op & LASTING) == 0) key.interestOpsAnd(~op);
        } catch (CancelledKeyException gone) {
            // then nobody asks the kernel either
        }
    }

    private boolean take(int bit, Collection<Waker> due) {
        var waker = waiting[bit];
        waiting[bit] = null;
        return waker != null && due.add(waker);
    }
}
