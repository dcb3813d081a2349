package async.measure.chart;

import async.measure.chart.LinesDrawing.Line;
import async.measure.chart.LinesDrawing.Spot;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lines over two axes. On a linear scale the vertical axis starts at 0, so that heights compare.
final class Lines extends Chart {

    private static final int MOST = 10;
    private static final int MOST_ROWS = 40;
    private static final double STOP_STEP = 18;
    private static final double STOP_WIDTH = Card.WIDTH - 2 * Card.EDGE - 20;
    private static final int STOP_LINES = 3;

    private final Unit xUnit;
    private final Unit yUnit;
    private final List<Series> series;

    Lines(String title, Unit xUnit, Unit yUnit, List<Series> series) {
        super(title);
        this.xUnit = xUnit;
        this.yUnit = yUnit;
        this.series = series;
    }

    @Override
    Picture picture() {
        var lines = series.stream().map(this::line).toList();
        var drawn = lines.stream()
                .filter(line -> !line.spots().isEmpty())
                .limit(MOST)
                .toList();
        if (drawn.isEmpty()) return Picture.nothing(title, "Nothing to draw: no line has a point" + where());
        var card = card(whiskers(lines), scale(), more(series.size() - drawn.size()));
        var drawing = new LinesDrawing(drawn, xUnit, yUnit, guides(yUnit), logX, logY, card.top());
        var svg = drawing.draw();
        double height = stops(svg, lines, drawing.height());
        return Picture.of(card.svg(height, alt(lines), svg), alt(lines), table(lines));
    }

    /// Below the field, a cross and a sentence for each line that could not go on.
    private double stops(Svg svg, List<Line> lines, double top) {
        double y = top;
        for (var line : lines.stream().filter(one -> one.stop().happened()).toList()) {
            Glyphs.cross(svg, Card.EDGE + 6, y + 4);
            for (var words : Letters.wrap(line.name() + ": " + stop(line), Type.NOTE, STOP_WIDTH, STOP_LINES)) {
                svg.text(Card.EDGE + 20, y + 8, words, Type.NOTE);
                y += STOP_STEP;
            }
        }
        return y == top ? y : y + 6;
    }

    private static String stop(Line line) {
        return "stopped at " + Numbers.exact(line.stop().x()) + ": "
                + line.stop().why();
    }

    private Line line(Series one) {
        var spots = one.points().stream()
                .map(point -> new Spot(point.x(), point.y().in(yUnit)))
                .filter(this::placed)
                .sorted(Comparator.comparingDouble(Spot::x))
                .toList();
        return new Line(one.name, spots, one.stop());
    }

    /// A point without a value, or at or below 0 on a log scale, has no place.
    private boolean placed(Spot spot) {
        boolean known = Axis.reaches(spot.x()) && spot.y().known();
        return known && !(logX && spot.x() <= 0) && !(logY && spot.y().median() <= 0);
    }

    private String where() {
        return logX || logY ? " above 0, where a log scale begins." : ".";
    }

    private String scale() {
        if (!logX && !logY) return "";
        if (logX && logY) return "two log scales: equal steps multiply";
        return (logX ? "bottom: " : "side: ") + LOG_SCALE;
    }

    private static String whiskers(List<Line> lines) {
        var spots = lines.stream().flatMap(line -> line.spots().stream());
        return spots.anyMatch(spot -> spot.y().spreads()) ? "points: median · upright line: smallest to largest" : "";
    }

    private String alt(List<Line> lines) {
        var courses = lines.stream().map(this::course);
        return title + ": "
                + joined("; ", Stream.concat(courses, guides(yUnit).stream().map(Guide::text)));
    }

    private String course(Line line) {
        return line.stop().happened() ? values(line) + ", " + stop(line) : values(line);
    }

    private String values(Line line) {
        if (line.spots().isEmpty()) return line.name() + " has no value";
        var ends = Stream.of(line.spots().getFirst(), line.spots().getLast()).distinct();
        return line.name() + " " + joined(", then ", ends.map(this::words));
    }

    private String words(Spot spot) {
        return spot.y().text(yUnit) + " at " + place(Numbers.exact(spot.x()));
    }

    /// "10 ms", but "searches = 10": what is counted is not a unit.
    private String place(String x) {
        return xUnit.isTime() || xUnit.name().isEmpty() ? xUnit.after(x) : xUnit.name() + " = " + x;
    }

    private Table table(List<Line> lines) {
        var names = lines.stream().map(line -> yUnit.heading(line.name()));
        var x = Stream.of(xUnit.name().isEmpty() ? "x" : xUnit.name());
        var table = Table.of(Stream.concat(x, names).toArray(String[]::new));
        var places = new TreeSet<Double>();
        lines.forEach(line -> line.spots().forEach(spot -> places.add(spot.x())));
        var stopped = lines.stream().filter(line -> line.stop().happened()).toList();
        stopped.forEach(line -> places.add(line.stop().x()));
        places.stream().limit(MOST_ROWS).forEach(place -> table.row(cells(lines, place)));
        var ends = stopped.stream().map(line -> line.name() + ": " + stop(line));
        return table.caption(joined(
                " · ", Stream.concat(Stream.of(title + first(MOST_ROWS, places.size(), "rows")), ends)));
    }

    private static Object[] cells(List<Line> lines, double x) {
        var values = lines.stream().map(line -> line.at(x));
        return Stream.concat(Stream.of(Numbers.exact(x)), values).toArray();
    }
}
