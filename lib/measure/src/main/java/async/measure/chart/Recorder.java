package async.measure.chart;

import async.measure.chart.Lane.Track;
import async.measure.chart.Timeline.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Writes down what a [Timeline] is told, until it has heard enough.
///
/// ```
///   RECORDING -- the last event that fits --> FULL     (never back)
/// ```
///
/// Everything is guarded by `this`, the clock is read inside, so times never run backwards. No foreign code is called.
final class Recorder {

    private final int most;
    private final LongSupplier clock;
    private final Map<Object, Lane> alive = new IdentityHashMap<>(); // a task that is done is let go
    private final List<Lane> inOrder = new ArrayList<>();
    private int events;
    private long last;

    Recorder(int most, LongSupplier clock) {
        this.most = most;
        this.clock = clock;
    }

    /// A lane for `task`, empty until something happens.
    synchronized void declare(Object task, String name) {
        if (room()) alive.put(task, lane(name));
    }

    synchronized void spawned(Object task, String name) {
        if (!room()) return;
        alive.put(task, lane(name));
        alive.get(task).spawned(now());
    }

    synchronized void woken(Object task) {
        if (alive.containsKey(task) && room()) alive.get(task).woken(now());
    }

    synchronized void polling(Object task) {
        if (room()) alive.computeIfAbsent(task, late -> lane("")).polling(now());
    }

    synchronized void polled(Object task, boolean done) {
        if (!alive.containsKey(task) || !room()) return;
        alive.get(task).polled(done, now());
        if (done) alive.remove(task);
    }

    synchronized void closed(Object task) {
        if (alive.containsKey(task) && room()) alive.remove(task).closed(now());
    }

    synchronized void add(Span span) {
        if (room()) named(span.lane()).add(span);
    }

    synchronized boolean isFull() {
        return events >= most;
    }

    /// What happened up to the last event, a track a lane.
    synchronized List<Track> tracks() {
        return inOrder.stream().map(lane -> lane.track(last)).toList();
    }

    /// Counts an event; false for one too many, and then no task is held any longer.
    private boolean room() {
        if (events < most) {
            events++;
            return true;
        }
        alive.clear();
        return false;
    }

    private long now() {
        last = clock.getAsLong();
        return last;
    }

    private Lane lane(String name) {
        boolean given = name != null && !name.isBlank();
        var lane = new Lane(given ? name : "task");
        inOrder.add(lane);
        return lane;
    }

    private Lane named(String name) {
        return inOrder.stream()
                .filter(lane -> lane.name.equals(name))
                .findFirst()
                .orElseGet(() -> lane(name));
    }
}
