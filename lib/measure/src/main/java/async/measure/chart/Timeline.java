package async.measure.chart;

import async.core.Future;
import async.core.TraceSink;
import async.measure.chart.Lane.Track;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Watches tasks and draws what each did when: a lane a task, in the order they were spawned. While there is a block,
/// the task holds the thread, be it busy or asleep in there; dots are the task waiting, for which it needs no
/// thread, hatching is the task woken and not yet run, a plain grey line a task nobody has asked yet, or one done.
///
/// Give it to an executor as its trace, or wrap the futures inside one task with [#lane(String, Future)]. Threads have
/// no such trace: measure them and add a [#span(String, Kind, long, long)] each. Every method may be called from any
/// thread. It keeps 10,000 events, then stops and says so.
///
/// {@snippet class=TimelineTest region=timeline}
public final class Timeline implements TraceSink, Figure {

    static final int MOST_EVENTS = 10_000;

    private final String title;
    private final Recorder recorder;
    private volatile String note = "";
    private volatile Timeline other = this;

    /// What a task does during a span of time.
    public enum Kind {
        /// It has the thread, whatever it does with it.
        RUNNING("holds the thread"),
        /// It waits, and needs no thread for that.
        WAITING("waits, needs no thread"),
        /// It was spawned or woken, and has not had its turn yet.
        QUEUED("ready, waits for its turn"),
        /// It waits and keeps its thread: what a plain thread does.
        BLOCKED("waits, and holds its thread");

        final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }
    }

    /// A stretch of one lane, in nanoseconds as of `System.nanoTime`.
    public record Span(String lane, Kind kind, long from, long to) {

        /// @throws IllegalArgumentException if it ends before it begins
        public Span {
            if (to < from) throw new IllegalArgumentException("a span of " + lane + " ends before it begins");
        }

        long nanos() {
            return to - from;
        }
    }

    public Timeline(String title) {
        this(title, System::nanoTime);
    }

    Timeline(String title, LongSupplier clock) {
        this.title = title;
        this.recorder = new Recorder(MOST_EVENTS, clock);
    }

    /// The grey line under the title.
    public Timeline note(String text) {
        note = text;
        return this;
    }

    /// Lets two pictures be compared by eye: the axis of this one ends where the longer of the two ends, as `other` is
    /// when this is shown. Returns this timeline.
    ///
    /// {@snippet class=TimelineTest region=scale}
    public Timeline sameScaleAs(Timeline other) {
        this.other = other;
        return this;
    }

    /// The same future, with a lane of its own: for futures joined inside one task, which no executor sees apart.
    /// It closes `future` when it is closed, and fails as it fails.
    ///
    /// {@snippet class=LaneFutureTest region=lane}
    public <T> Future<T> lane(String name, Future<T> future) {
        var watched = new LaneFuture<>(this, future);
        recorder.declare(watched, name);
        return watched;
    }

    /// Adds what was measured elsewhere, and returns this timeline.
    ///
    /// {@snippet class=TimelineTest region=span}
    ///
    /// @throws IllegalArgumentException if it ends before it begins
    public Timeline span(String lane, Kind kind, long fromNanos, long toNanos) {
        recorder.add(new Span(lane, kind, fromNanos, toNanos));
        return this;
    }

    /// From the first event to the last, in nanoseconds; 0 without any.
    public long total() {
        return TimelinePicture.end(recorder.tracks()) - TimelinePicture.begin(recorder.tracks());
    }

    /// How long the thread ran the lanes of this name, all together, in nanoseconds. Where names repeat, the picture
    /// numbers them.
    public long running(String lane) {
        var named = recorder.tracks().stream().filter(track -> track.name().equals(lane));
        return named.mapToLong(track -> track.nanos(Kind.RUNNING)).sum();
    }

    @Override
    public void spawned(Object task, String name) {
        recorder.spawned(task, name);
    }

    @Override
    public void woken(Object task) {
        recorder.woken(task);
    }

    @Override
    public void polling(Object task) {
        recorder.polling(task);
    }

    @Override
    public void polled(Object task, boolean done) {
        recorder.polled(task, done);
    }

    @Override
    public void closed(Object task) {
        recorder.closed(task);
    }

    @Override
    public String html() {
        return picture().html();
    }

    @Override
    public String text() {
        return picture().text();
    }

    Picture picture() {
        List<Track> tracks = recorder.tracks();
        var stopped = recorder.isFull() ? "recording stopped after " + Numbers.exact(MOST_EVENTS) + " events" : "";
        return TimelinePicture.of(title, Chart.joined(" · ", Stream.of(note, stopped)), tracks, other.total());
    }
}
