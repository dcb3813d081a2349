package async.measure.chart;

import async.measure.chart.Timeline.Kind;
import async.measure.chart.Timeline.Span;
import java.util.ArrayList;
import java.util.List;

/// What one task did, as a row of spans.
///
/// ```
///            polling            polled: not done
///   QUEUED ----------> RUNNING ------------------> WAITING
///     ^                   |                           |
///     +---- woken --------|---------------------------+      woken while RUNNING: QUEUED right after the poll
///                         +-- polled: done --> DONE
///   any state -- closed --> DONE, and marked as given up
/// ```
///
/// All of it is guarded by the [Timeline] it belongs to. An event that fits no arrow changes nothing.
final class Lane {

    final String name;
    private final List<Span> spans = new ArrayList<>();
    private Kind now; // null before the first event and when done
    private long since;
    private boolean wokenMeanwhile;
    private boolean done;
    private boolean givenUp;

    Lane(String name) {
        this.name = name;
    }

    void spawned(long at) {
        begin(Kind.QUEUED, at);
    }

    void woken(long at) {
        if (now == Kind.RUNNING) wokenMeanwhile = true;
        if (now == Kind.WAITING) begin(Kind.QUEUED, at);
    }

    void polling(long at) {
        if (done) return;
        wokenMeanwhile = false;
        begin(Kind.RUNNING, at);
    }

    void polled(boolean last, long at) {
        if (now != Kind.RUNNING) return;
        if (last) end(at);
        else begin(wokenMeanwhile ? Kind.QUEUED : Kind.WAITING, at);
    }

    void closed(long at) {
        if (done) return;
        givenUp = true;
        end(at);
    }

    void add(Span span) {
        spans.add(span);
    }

    boolean isDone() {
        return done;
    }

    /// A copy, in which the state that still holds lasts until `end`.
    Track track(long end) {
        var all = new ArrayList<>(spans);
        if (now != null && end > since) all.add(new Span(name, now, since, end));
        return new Track(name, List.copyOf(all), givenUp);
    }

    private void begin(Kind next, long at) {
        finish(at);
        now = next;
        since = at;
    }

    private void end(long at) {
        finish(at);
        now = null;
        done = true;
    }

    private void finish(long at) {
        if (now != null) spans.add(new Span(name, now, since, at));
    }

    /// What a lane looked like at one moment.
    record Track(String name, List<Span> spans, boolean givenUp) {

        Track renamed(String other) {
            return new Track(other, spans, givenUp);
        }

        long nanos(Kind kind) {
            return spans.stream()
                    .filter(span -> span.kind() == kind)
                    .mapToLong(Span::nanos)
                    .sum();
        }

        long count(Kind kind) {
            return spans.stream().filter(span -> span.kind() == kind).count();
        }
    }
}
