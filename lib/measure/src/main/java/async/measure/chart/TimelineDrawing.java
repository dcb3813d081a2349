package async.measure.chart;

import async.measure.chart.Lane.Track;
import async.measure.chart.Timeline.Kind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where each lane and span stands, and a key of what can be seen. However many spans a lane has, it is drawn with one
/// mark for three pixels at most.
record TimelineDrawing(List<Track> tracks, int hidden, long begin, long end, Unit unit, double top) {

    private static final double NAME_WIDTH = 180;
    private static final double GAP = 12;
    private static final double RIGHT = Card.WIDTH - 50;
    private static final List<Kind> BACK_TO_FRONT = List.of(Kind.WAITING, Kind.BLOCKED, Kind.QUEUED, Kind.RUNNING);

    double height() {
        return bottom() + 30 + key().height() + 12;
    }

    Svg draw() {
        var svg = new Svg();
        Glyphs.patterns(svg);
        var x = x();
        Plot.columns(svg, x, top - 6, bottom());
        Plot.numbers(svg, x, bottom());
        IntStream.range(0, tracks.size()).forEach(i -> lane(svg, x, i));
        svg.halo(left(), bottom() - 8, more(), Type.NOTE);
        key().draw(svg, bottom() + 28);
        return svg;
    }

    private void lane(Svg svg, Axis x, int i) {
        var track = tracks.get(i);
        double middle = top + 12 + i * step();
        svg.lines(left() - GAP, middle, name(track), Type.NAME);
        Glyphs.lane(svg, x.from(), x.to(), middle);
        BACK_TO_FRONT.forEach(kind ->
                stretches(x, track, kind).forEach(one -> Glyphs.span(svg, kind, one.from(), one.to(), middle, 20, i)));
        if (track.givenUp()) Glyphs.cross(svg, place(x, last(track)), middle);
    }

    private List<Stretch> stretches(Axis x, Track track, Kind kind) {
        return Stretch.of(track, kind, time -> place(x, time));
    }

    private boolean widened() {
        return tracks.stream().anyMatch(this::widened);
    }

    private boolean widened(Track track) {
        var runs = track.spans().stream().filter(span -> span.kind() == Kind.RUNNING);
        return runs.anyMatch(span -> span.nanos() < Stretch.least(track) * pixel());
    }

    /// How many nanoseconds a pixel stands for.
    private double pixel() {
        return (end - begin) / (RIGHT - left());
    }

    private Axis x() {
        return Axis.linear(0, (end - begin) / unit.nanos(), left(), RIGHT);
    }

    private double place(Axis x, long time) {
        return x.at((time - begin) / unit.nanos());
    }

    private String more() {
        boolean told = tracks.size() + hidden <= TimelinePicture.MOST_ROWS;
        return told || hidden == 0 ? Chart.more(hidden) : "and " + Numbers.exact(hidden) + " more";
    }

    private Key key() {
        var key = new Key().words("time in " + unit.name());
        Stream.of(Kind.values()).filter(this::seen).forEach(key::span);
        key.lane(idle());
        if (tracks.stream().anyMatch(Track::givenUp)) key.cross("given up");
        return widened() ? key.words("very short runs are drawn wider") : key;
    }

    private boolean seen(Kind kind) {
        var drawn = tracks.stream().flatMap(track -> stretches(x(), track, kind).stream());
        return drawn.anyMatch(one -> kind == Kind.RUNNING || one.canBeSeen());
    }

    /// What a lane's plain line means in this picture; empty if no line can be seen.
    private String idle() {
        var before = tracks.stream().anyMatch(track -> wide(begin, first(track)));
        var after = tracks.stream().anyMatch(track -> !track.spans().isEmpty() && wide(last(track), end));
        return Chart.joined(", or ", Stream.of(before ? "not asked yet" : "", after ? "done" : ""));
    }

    private boolean wide(long from, long to) {
        return to - from >= Stretch.SEEN * pixel();
    }

    /// A lane without any span is one that was never asked.
    private long first(Track track) {
        return track.spans().isEmpty() ? end : TimelinePicture.begin(List.of(track));
    }

    private static long last(Track track) {
        return TimelinePicture.end(List.of(track));
    }

    private double left() {
        var names = tracks.stream().mapToDouble(track -> Letters.widest(name(track), Type.NAME));
        return Math.max(90, Card.EDGE + names.max().orElse(0) + GAP);
    }

    private static List<String> name(Track track) {
        return Letters.wrap(track.name(), Type.NAME, NAME_WIDTH, 2);
    }

    private double step() {
        return tracks.size() > 6 ? 32 : 40;
    }

    private double bottom() {
        return top + tracks.size() * step() - (hidden > 0 ? -16 : 8);
    }
}
