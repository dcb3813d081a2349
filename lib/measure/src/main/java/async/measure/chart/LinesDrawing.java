package async.measure.chart;

import async.measure.chart.Amount.Level;
import async.measure.chart.Series.Stop;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where each line, point and name stands. The names stand at the right, at the height where their lines end.
record LinesDrawing(
        List<Line> lines, Unit xUnit, Unit yUnit, List<Guide> guides, boolean logX, boolean logY, double top) {

    private static final double FIELD = 240;
    private static final double NAME_WIDTH = 150;
    private static final double NAME_STEP = 17;
    private static final double BEYOND = 14; // a cross stands after the last point, not on it
    private static final int MOST_MARKERS = 24;

    record Spot(double x, Level y) {}

    record Line(String name, List<Spot> spots, Stop stop) {

        /// What the table says of this line at `x`; nothing where it has no point.
        String at(double x) {
            if (stop.x() == x) return "stopped";
            var here = spots.stream().filter(spot -> spot.x == x).map(spot -> spot.y.range());
            return here.collect(Collectors.joining(", "));
        }
    }

    /// A name at the right, wanting to stand at `y`.
    private record Label(int line, double y) {}

    double height() {
        return bottom() + Plot.FOOT;
    }

    Svg draw() {
        var svg = new Svg();
        var y = y();
        var x = x(y);
        new Plot(x, xUnit, y, yUnit).draw(svg);
        guides.forEach(guide -> guide.horizontal(svg, y, x.from(), x.to()));
        IntStream.range(0, lines.size()).forEach(i -> line(svg, x, y, i));
        names(svg, x, y);
        return svg;
    }

    private void line(Svg svg, Axis x, Axis y, int i) {
        var spots = lines.get(i).spots;
        svg.open("g", "fill", "none", "stroke-width", 2.5);
        Object[] look = {"stroke", Palette.series(i), "stroke-dasharray", Palette.dash(i), "class", "line"};
        svg.path(course(spots, x, y), look).close("g");
        int every = (spots.size() - 1) / MOST_MARKERS + 1;
        for (int k = 0; k < spots.size(); k += every) spot(svg, x.at(spots.get(k).x), y, spots.get(k).y, i);
        if (lines.get(i).stop.happened())
            Glyphs.cross(
                    svg,
                    x.at(spots.getLast().x) + BEYOND,
                    y.at(spots.getLast().y.median()));
    }

    private static void spot(Svg svg, double place, Axis y, Level level, int i) {
        if (level.spreads()) Plot.whisker(svg, place, y.at(level.min()), place, y.at(level.max()));
        Marker.of(i).draw(svg, place, y.at(level.median()), Palette.series(i));
    }

    private static String course(List<Spot> spots, Axis x, Axis y) {
        return spots.stream()
                .map(spot -> Svg.brief(x.at(spot.x)) + "," + Svg.brief(y.at(spot.y.median())))
                .collect(Collectors.joining("L", "M", ""));
    }

    private void names(Svg svg, Axis x, Axis y) {
        double place = x.to() + 16;
        for (var label : labels(y)) {
            int i = label.line;
            Marker.of(i).draw(svg, place, label.y, Palette.series(i));
            svg.text(place + 10, label.y + 4.5, name(lines.get(i)), Type.VALUE.filled(Palette.series(i)));
        }
    }

    /// Names from top to bottom, each at least a step below the one above, none below the field.
    private List<Label> labels(Axis y) {
        var wanted = IntStream.range(0, lines.size())
                .mapToObj(i -> new Label(i, y.at(lines.get(i).spots.getLast().y.median())))
                .sorted(Comparator.comparingDouble(Label::y))
                .toList();
        return spaced(wanted, y.from());
    }

    private static List<Label> spaced(List<Label> wanted, double floor) {
        var placed = new Label[wanted.size()];
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < placed.length; i++) {
            double lowest = floor - (placed.length - 1 - i) * NAME_STEP;
            double y = Math.max(free, Math.min(wanted.get(i).y, lowest));
            placed[i] = new Label(wanted.get(i).line, y);
            free = y + NAME_STEP;
        }
        return List.of(placed);
    }

    private Axis y() {
        double peak = Guide.reach(levels(Level::max).max().orElse(1), guides);
        double field = top + 16;
        if (logY) return Axis.log(smallest(), peak, bottom(), field).rounded(Plot.MOST_Y);
        double lowest = Math.min(0, levels(Level::min).min().orElse(0));
        return Axis.linear(lowest, Math.max(0, peak), bottom(), field).rounded(Plot.MOST_Y);
    }

    private double smallest() {
        return levels(level -> level.min() > 0 ? level.min() : level.median())
                .min()
                .orElse(1);
    }

    private Axis x(Axis y) {
        var stops = lines.stream().map(Line::stop).filter(Stop::happened).mapToDouble(Stop::x);
        var places = DoubleStream.concat(spots().mapToDouble(Spot::x), stops).summaryStatistics();
        var names = lines.stream().map(LinesDrawing::name).toList();
        double right = Card.WIDTH - Card.EDGE - 26 - Letters.widest(names, Type.VALUE);
        return x(places.getMin(), places.getMax(), Plot.margin(y), right);
    }

    /// A single place stands in the middle.
    private Axis x(double lo, double hi, double left, double right) {
        if (logX) return Axis.log(lo, hi, left, right);
        double room = lo < hi ? 0 : 1;
        return Axis.linear(lo - room, hi + room, left, right).rounded(Plot.MOST_X);
    }

    private Stream<Spot> spots() {
        return lines.stream().flatMap(line -> line.spots.stream());
    }

    private DoubleStream levels(ToDoubleFunction<Level> end) {
        return spots().map(Spot::y).mapToDouble(end);
    }

    private static String name(Line line) {
        return Letters.fit(line.name, Type.VALUE, NAME_WIDTH);
    }

    private double bottom() {
        return top + 16 + FIELD;
    }
}
