package async.measure.chart;

import async.measure.chart.Lane.Track;
import async.measure.chart.Timeline.Kind;
import async.measure.chart.Timeline.Span;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A timeline in words and numbers; [TimelineDrawing] draws it.
final class TimelinePicture {

    private static final int MOST_LANES = 12;
    static final int MOST_ROWS = 40;

    private TimelinePicture() {}

    /// @param least how long the axis is at least, in nanoseconds
    static Picture of(String title, String note, List<Track> recorded, long least) {
        var tracks = numbered(recorded);
        if (tracks.stream().allMatch(track -> track.spans().isEmpty())) {
            return Picture.nothing(title, "Nothing to draw: no task has run yet.");
        }
        var shown = tracks.subList(0, Math.min(MOST_LANES, tracks.size()));
        int hidden = tracks.size() - shown.size();
        var card = Card.of(title, note);
        long length = Math.max(least, end(tracks) - begin(tracks));
        var unit = Unit.spanning(length);
        var drawing = new TimelineDrawing(shown, hidden, begin(tracks), begin(tracks) + length, unit, card.top());
        var alt = title + ": " + words(shown, hidden, tracks, unit);
        return Picture.of(card.svg(drawing.height(), alt, drawing.draw()), alt, table(title, tracks, unit));
    }

    /// Lanes of the same name are told apart by a number: "task 1", "task 2".
    private static List<Track> numbered(List<Track> tracks) {
        var all = tracks.stream().collect(Collectors.groupingBy(Track::name, Collectors.counting()));
        var met = new HashMap<String, Integer>();
        return tracks.stream()
                .map(track -> all.get(track.name()) == 1
                        ? track
                        : track.renamed(track.name() + " " + met.merge(track.name(), 1, Integer::sum)))
                .toList();
    }

    static long begin(List<Track> tracks) {
        return times(tracks, Span::from).min().orElse(0);
    }

    static long end(List<Track> tracks) {
        return times(tracks, Span::to).max().orElse(0);
    }

    private static LongStream times(List<Track> tracks, ToLongFunction<Span> end) {
        return tracks.stream().flatMap(track -> track.spans().stream()).mapToLong(end);
    }

    private static String words(List<Track> shown, int hidden, List<Track> tracks, Unit unit) {
        var lanes = shown.stream().map(track -> words(track, unit));
        var whole = Stream.of(shown(end(tracks) - begin(tracks), unit) + " in all");
        var rest = Stream.of(hidden > 0 ? "and " + hidden + " more" : "");
        return Chart.joined("; ", Stream.of(whole, lanes, rest).flatMap(part -> part));
    }

    private static String words(Track track, Unit unit) {
        if (track.spans().isEmpty()) return track.name() + " never ran";
        var parts = Stream.of(Kind.values())
                .filter(kind -> track.nanos(kind) > 0)
                .map(kind -> verb(kind) + " " + shown(track.nanos(kind), unit));
        return track.name() + " " + Chart.joined(", ", parts) + (track.givenUp() ? ", given up" : "");
    }

    private static String verb(Kind kind) {
        return switch (kind) {
            case RUNNING -> "ran";
            case WAITING -> "waited";
            case QUEUED -> "queued";
            case BLOCKED -> "blocked";
        };
    }

    private static String shown(long nanos, Unit unit) {
        return unit.after(unit.in(nanos));
    }

    private static Table table(String title, List<Track> tracks, Unit unit) {
        var kinds = Stream.of(Kind.values())
                .filter(kind -> tracks.stream().anyMatch(track -> track.nanos(kind) > 0))
                .toList();
        var heads = Stream.concat(Stream.of("from", "to"), kinds.stream().map(TimelinePicture::verb));
        var table = Table.of(Stream.concat(Stream.of("lane", "runs"), heads.map(unit::heading))
                .toArray(String[]::new));
        tracks.stream().limit(MOST_ROWS).forEach(track -> table.row(cells(track, begin(tracks), kinds, unit)));
        return table.caption(title + Chart.first(MOST_ROWS, tracks.size(), "lanes"));
    }

    private static Object[] cells(Track track, long begin, List<Kind> kinds, Unit unit) {
        var one = List.of(track);
        var ends = Stream.of(begin(one) - begin, end(one) - begin);
        var known = ends.map(nanos -> track.spans().isEmpty() ? "" : unit.in(nanos));
        var sums = kinds.stream().map(kind -> unit.in(track.nanos(kind)));
        return Stream.of(Stream.of(track.name(), track.count(Kind.RUNNING)), known, sums)
                .flatMap(part -> part)
                .toArray();
    }
}
