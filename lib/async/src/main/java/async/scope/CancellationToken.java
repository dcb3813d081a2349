package async.scope;

import async.core.CancelSafety;
import async.core.CancelSafety.Level;
import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;

/// A word that many can hear: cancelled once and for good, with all tokens that come from it. For what no one
/// scope holds: the end of a program, a user who leaves.
///
/// ```
///   state       cancel()                                  child()             a waiter
///   LIVE        -> CANCELLED, then its children, level    a LIVE child        is kept until it is rung or closed
///               by level; then each waiter is rung, once
///   CANCELLED   nothing                                   a CANCELLED child   is ready
/// ```
///
/// All fields are guarded by the token itself, and no token locks another meanwhile; waiters are rung without a
/// lock. A token knows its children weakly, and they know it strongly: who drops a child leaves nothing behind,
/// and who keeps a grandchild only still hears the root.
///
/// All methods may be called from any thread.
///
/// {@snippet class=CancellationTokenTest region=token}
///
/// Idea: `CancellationToken` in tokio-util, and in .NET.
public final class CancellationToken {

    final Set<CancellationToken> children = Collections.newSetFromMap(new WeakHashMap<>());
    final Map<Object, Waker> waiters = new LinkedHashMap<>();
    private CancellationToken parent; // only kept
    private volatile boolean cancelled; // only written under the lock

    /// A root.
    ///
    /// {@snippet class=CancellationTokenTest region=token}
    public CancellationToken() {}

    /// A token that is cancelled with this one, and may be by itself.
    ///
    /// {@snippet class=CancellationTokenTest region=child}
    public synchronized CancellationToken child() {
        var child = new CancellationToken();
        child.parent = this;
        child.cancelled = cancelled;
        if (!cancelled) children.add(child);
        return child;
    }

    /// Cancels this token and its whole subtree, before any of their waiters is rung. A second cancel does nothing.
    ///
    /// {@snippet class=CancellationTokenTest region=token}
    public void cancel() {
        var subtree = new ArrayDeque<>(List.of(this));
        var bells = new ArrayList<Waker>();
        while (!subtree.isEmpty()) subtree.remove().settle(subtree, bells);
        bells.forEach(Waker::ring);
    }

    private synchronized void settle(Queue<CancellationToken> subtree, List<Waker> bells) {
        cancelled = true;
        subtree.addAll(children);
        bells.addAll(waiters.values());
        children.clear();
        waiters.clear();
    }

    /// {@snippet class=CancellationTokenTest region=token}
    public boolean isCancelled() {
        return cancelled;
    }

    /// Ready once this token is cancelled.
    ///
    /// Cancel-safe: a closed one leaves nothing behind.
    ///
    /// {@snippet class=CancellationTokenTest region=cancelled}
    @CancelSafety(Level.SAFE)
    public Future<Void> cancelled() {
        return new Cancellation();
    }

    /// The value of `future`, unless this token is cancelled first: then `future` is closed, and the failure is
    /// a [java.util.concurrent.CancellationException]. When both are due in one poll, the cancel wins, and
    /// `future` is not polled again: what it has not given, it has not taken.
    ///
    /// Around a scope it leaves the children to end by themselves; `scope(s -> token.guard(body))` cancels them and
    /// waits for their ends.
    ///
    /// Cancel-safe if `future` is.
    ///
    /// {@snippet class=CancellationTokenTest region=guard}
    @CancelSafety(Level.AS_ITS_PARTS)
    public <T> Future<T> guard(Future<T> future) {
        return new Guarded<>(this, future);
    }

    private synchronized void keep(Object waiter, Waker waker) {
        if (!cancelled) waiters.put(waiter, waker);
    }

    private synchronized void forget(Object waiter) {
        waiters.remove(waiter);
    }

    @Override
    public String toString() {
        return cancelled ? "a cancelled token" : "a token";
    }

    /// Keeps its waker first, and looks then.
    private final class Cancellation extends Once<Void> {

        private Waker kept;

        @Override
        protected Poll<Void> advance(Context cx) {
            if (kept != cx.waker()) keep(this, kept = cx.waker());
            return cancelled ? Poll.ready(null) : Poll.pending();
        }

        @Override
        protected void release() {
            forget(this);
        }
    }
}
