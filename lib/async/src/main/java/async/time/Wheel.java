package async.time;

import async.core.Timers;
import async.core.Waker;

/// Alarms, filed by when they ring: six wheels of 64 slots, each slot of a wheel as long as a whole turn of the
/// wheel below. Setting, cancelling and ringing take the same short time for one alarm and for a million.
///
/// ```
///   level 0: 64 slots of 1 ms    level 1: 64 slots of 64 ms    ...    level 5: 64 slots of 12 days
///   set:     to the level of the highest 6-bit digit in which the tick differs from `elapsed`
///   advance: a due slot of level 0 rings; a due slot of a higher level is dealt out again to the levels below
/// ```
///
/// A tick is 1 ms. A deadline is rounded up to a tick and the clock down, so nothing rings early; it rings up to a
/// tick late. `occupied` has a bit for each slot that holds an alarm, so empty time is skipped, not walked.
///
/// Any thread sets, cancels and advances; one at a time sleeps until the next alarm:
///
/// ```
///                  sleepUntilNext: `sleeper` = the tick it will sleep for
///   AWAKE -----------------------------------------------------------------> ASLEEP
///    ^  ^---- awake(), by the sleeper -----------------------------------------+ |
///    +------- set of an alarm before `sleeper`: `earlier` runs, once ------------+
/// ```
///
/// Both steps are taken under the lock, so whoever sets an alarm is seen by the sleeper, or sees it. `earlier` must
/// keep a sleeper that has not yet gone to sleep from doing so, as `Reactor.wakeup` does. Two threads that advance
/// share out what is due: each alarm is rung by one of them, once.
///
/// All fields are guarded by `this`. Bells and `earlier` are rung outside the lock.
///
/// {@snippet class=WheelTest region=wheel}
///
/// Idea: Varghese and Lauck, "Hashed and hierarchical timing wheels" (1987); tokio's `runtime/time/wheel`.
public final class Wheel implements Timers {

    private static final int LEVELS = 6;
    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final long FARTHEST = (SLOTS - 1L) << (LEVELS - 1) * BITS; // a whole turn would meet its own hand
    private static final long TICK = 1_000_000;
    private static final long AWAKE = Long.MIN_VALUE; // no alarm is before it

    private final Clock clock;
    private final Runnable earlier;
    private final long start;
    private final Entry[] slots = new Entry[LEVELS * SLOTS];
    private final long[] occupied = new long[LEVELS];
    private long elapsed; // ticks since start that have been rung
    private long sleeper = AWAKE;

    /// For one thread, which sets no alarm while it sleeps.
    ///
    /// {@snippet class=WheelTest region=wheel}
    public Wheel(Clock clock) {
        this(clock, () -> {});
    }

    /// For several: `earlier` is to call whoever sleeps until the next alarm, since there is an earlier one now.
    ///
    /// {@snippet class=WheelTest region=sleeper}
    public Wheel(Clock clock, Runnable earlier) {
        this.clock = clock;
        this.earlier = earlier;
        this.start = clock.now();
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public Alarm set(long deadline, Waker waker) {
        var entry = new Entry(waker);
        switch (place(entry, deadline)) {
            case PAST -> Waker.ring(waker);
            case LATER -> {}
            case NEXT -> earlier.run();
        }
        return entry;
    }

    /// Rings every alarm whose deadline has passed.
    ///
    /// {@snippet class=WheelTest region=wheel}
    public void advance() {
        for (Entry due = takeDue(); due != null; due = due.next) Waker.ring(due.waker);
    }

    /// Nanoseconds until [#advance] has something to do: 0 if it has now, `Long.MAX_VALUE` if no alarm is set.
    ///
    /// {@snippet class=WheelTest region=wheel}
    public synchronized long untilNext() {
        int level = lowestOccupied();
        if (level == LEVELS) return Long.MAX_VALUE;
        return Math.max(0, start + nextTick(level) * TICK - clock.now());
    }

    /// The same, for a thread that now goes to sleep for so long: an alarm that rings before calls it, until it is
    /// [#awake].
    ///
    /// {@snippet class=WheelTest region=sleeper}
    public synchronized long sleepUntilNext() {
        int level = lowestOccupied();
        sleeper = level == LEVELS ? Long.MAX_VALUE : nextTick(level);
        return untilNext();
    }

    /// The sleeper is up again, for whatever reason, and need not be called.
    ///
    /// {@snippet class=WheelTest region=sleeper}
    public synchronized void awake() {
        sleeper = AWAKE;
    }

    private synchronized Place place(Entry entry, long deadline) {
        entry.tick = elapsed + Math.ceilDiv(sinceElapsed(deadline), TICK);
        if (!file(entry)) return Place.PAST;
        if (entry.tick >= sleeper) return Place.LATER;
        sleeper = AWAKE; // one call is enough
        return Place.NEXT;
    }

    /// Counted from `elapsed` and not from `start`: differences hold when the clock's long turns over, sums do not.
    private long sinceElapsed(long moment) {
        return moment - (start + elapsed * TICK);
    }

    private boolean file(Entry entry) {
        if (entry.tick <= elapsed) return false;
        link(entry, Math.min(entry.tick, elapsed + FARTHEST));
        return true;
    }

    private void link(Entry entry, long tick) {
        int level = levelOf(tick);
        int slot = level * SLOTS + (int) (tick >>> level * BITS & SLOTS - 1);
        entry.slot = slot;
        entry.next = slots[slot];
        if (entry.next != null) entry.next.previous = entry;
        slots[slot] = entry;
        occupied[level] |= 1L << slot;
    }

    /// A tick beyond this turn of the top wheel goes into the top wheel's slot where it will be dealt out again.
    private int levelOf(long tick) {
        int highest = 63 - Long.numberOfLeadingZeros(elapsed ^ tick | SLOTS - 1);
        return Math.min(highest / BITS, LEVELS - 1);
    }

    private synchronized Entry takeDue() {
        long now = elapsed + Math.floorDiv(sinceElapsed(clock.now()), TICK);
        Entry first = null;
        Entry last = null;
        for (int level = lowestOccupied(); level < LEVELS; level = lowestOccupied()) {
            long tick = nextTick(level);
            if (tick > now) break;
            elapsed = tick;
            for (Entry entry = empty(level, tick); entry != null; ) {
                Entry next = entry.next;
                entry.next = null;
                if (!file(entry)) {
                    if (last == null) first = entry;
                    else last.next = entry;
                    last = entry;
                }
                entry = next;
            }
        }
        elapsed = Math.max(elapsed, now);
        return first;
    }

    /// Takes a whole slot out, first set first.
    private Entry empty(int level, long tick) {
        int slot = level * SLOTS + (int) (tick >>> level * BITS & SLOTS - 1);
        Entry reversed = null;
        for (Entry entry = slots[slot]; entry != null; ) {
            Entry next = entry.next;
            entry.slot = Entry.OUT;
            entry.previous = null;
            entry.next = reversed;
            reversed = entry;
            entry = next;
        }
        slots[slot] = null;
        occupied[level] &= ~(1L << slot);
        return reversed;
    }

    private int lowestOccupied() {
        int level = 0;
        while (level < LEVELS && occupied[level] == 0) level++;
        return level;
    }

    /// The tick at which the next occupied slot of this level is due. Rotated, because a slot behind the hand
    /// belongs to the next turn.
    private long nextTick(int level) {
        int hand = (int) (elapsed >>> level * BITS & SLOTS - 1);
        int ahead = Long.numberOfTrailingZeros(Long.rotateRight(occupied[level], hand));
        return ((elapsed >>> level * BITS) + ahead) << level * BITS;
    }

    private synchronized boolean isOut(Entry entry) {
        return entry.slot == Entry.OUT;
    }

    private synchronized void unlink(Entry entry) {
        if (entry.slot == Entry.OUT) return;
        if (entry.next != null) entry.next.previous = entry.previous;
        if (entry.previous != null) entry.previous.next = entry.next;
        else slots[entry.slot] = entry.next;
        if (slots[entry.slot] == null) occupied[entry.slot / SLOTS] &= ~(1L << entry.slot);
        entry.slot = Entry.OUT;
        entry.next = null;
        entry.previous = null;
    }

    private enum Place {
        PAST,
        LATER,
        NEXT
    }

    private final class Entry implements Alarm {
        static final int OUT = -1;

        long tick;
        volatile Waker waker; // rung outside the lock
        int slot = OUT;
        Entry next;
        Entry previous;

        Entry(Waker waker) {
            this.waker = waker;
        }

        @Override
        public void rewire(Waker waker) {
            this.waker = waker;
            if (isOut(this)) Waker.ring(waker);
        }

        @Override
        public void cancel() {
            unlink(this);
        }
    }
}
