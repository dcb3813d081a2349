package async.executor;

import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Which workers sleep, how many look for work, and who is woken next: one at a time, and nobody while somebody is
/// looking.
///
/// ```
///   a worker      BUSY --trySearch--> SEARCHING --found--> BUSY     the last that found wakes one more
///                  |                      |
///                  +--------sleep---------+--> ASLEEP --wakeOne--> SEARCHING
///                                                |
///                                                +--rise (alarm, socket, mail)--> BUSY
///
///   with work     queue it, full fence, look at `state`: wakeOne if nobody searches and somebody sleeps
///   going asleep  write `state`, then look into every queue once more
/// ```
///
/// Each side writes before it looks, so one of the two sees the other, and no task waits in a queue beside a
/// sleeper.
///
/// `state` counts those awake (high half) and those searching (low half), and changes by atomic additions;
/// `asleep` is guarded by `this`, as are the changes of the high half.
///
/// Idea: Go's scheduler (D. Vyukov) and tokio's `Idle`.
final class Sleepers {

    private static final int AWAKE = 1 << 16;
    private static final int SEARCHING = 1;

    /// More workers could not be counted.
    static final int MOST = Integer.MAX_VALUE / AWAKE;

    private final int workers;
    private final AtomicInteger state;
    private final ArrayDeque<Worker> asleep = new ArrayDeque<>();

    /// At the start all of `workers` are awake.
    Sleepers(int workers) {
        this.workers = workers;
        this.state = new AtomicInteger(workers * AWAKE);
    }

    /// To search is to disturb: at most half of the workers do it.
    boolean trySearch() {
        if (2 * searching(state.get()) >= workers) return false;
        state.getAndAdd(SEARCHING);
        return true;
    }

    /// Whether it was the last one that searched: then it wakes one more, since there may be more to find.
    boolean endSearch() {
        return searching(state.getAndAdd(-SEARCHING)) == 1;
    }

    /// Then it looks into every queue once more; also one that was refused a search, since whoever searched instead
    /// may have found one task of two while this one was still counted as awake.
    synchronized void sleep(Worker worker, boolean searching) {
        asleep.push(worker);
        state.getAndAdd(searching ? -AWAKE - SEARCHING : -AWAKE);
    }

    /// A worker has woken for a reason of its own. False if somebody has just woken it, so that it searches.
    synchronized boolean rise(Worker worker) {
        if (!asleep.remove(worker)) return false;
        state.getAndAdd(AWAKE);
        return true;
    }

    /// For whoever has just queued a task: the worker to wake, or null.
    Worker wakeOne() {
        VarHandle.fullFence();
        return wakeOneSoon();
    }

    /// The same for a worker's own turns, without the fence, which is a third of `PoolBench.yieldMany`: what one turn
    /// misses, the next sees.
    Worker wakeOneSoon() {
        if (!isAnybodyNeeded()) return null;
        synchronized (this) {
            if (!isAnybodyNeeded()) return null;
            state.getAndAdd(AWAKE + SEARCHING);
            return asleep.pop();
        }
    }

    private boolean isAnybodyNeeded() {
        int now = state.get();
        return searching(now) == 0 && now >>> 16 < workers;
    }

    private static int searching(int state) {
        return state & AWAKE - 1;
    }
}
