package async.measure.chart;

import async.measure.chart.Lane.Track;
import async.measure.chart.Timeline.Kind;
import async.measure.chart.Timeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/// A drawn part of a lane, in pixels. However many spans a lane has, there is one for three pixels at most.
record Stretch(double from, double to) {

    /// A frame or dots narrower than this look like part of a block.
    static final double SEEN = 4;

    private static final int CROWD = 120;

    /// Neighbours that would touch become one, and a frame nobody could make out is left out.
    static List<Stretch> of(Track track, Kind kind, LongToDoubleFunction place) {
        var drawn = new ArrayList<Stretch>();
        for (var span : track.spans()) {
            if (span.kind() != kind) continue;
            var next = of(span, least(track), place);
            boolean one = !drawn.isEmpty() && drawn.getLast().touches(next);
            drawn.add(one ? new Stretch(drawn.removeLast().from, next.to) : next);
        }
        if (framed(kind)) drawn.removeIf(one -> !one.canBeSeen());
        return drawn;
    }

    /// The shortest block, in pixels: what happened at all can be seen, and what happened often does not look like
    /// one long run.
    static double least(Track track) {
        return track.spans().size() > CROWD ? 1 : 3;
    }

    boolean canBeSeen() {
        return to - from >= SEEN;
    }

    private static Stretch of(Span span, double least, LongToDoubleFunction place) {
        double from = place.applyAsDouble(span.from());
        return new Stretch(from, Math.max(from + least, place.applyAsDouble(span.to())));
    }

    private static boolean framed(Kind kind) {
        return kind == Kind.QUEUED || kind == Kind.BLOCKED;
    }

    private boolean touches(Stretch next) {
        return next.from <= to + 0.5;
    }
}
