package async.measure.chart;

import async.measure.chart.Amount.Level;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Where each bar, name and value stands.
record BarsDrawing(List<Row> rows, Unit unit, List<Guide> guides, boolean log, double top) {

    private static final double NAME_WIDTH = 210;
    private static final double GAP = 12;
    private static final double ROOM = 1.3; // on a log scale the shortest bar still has a length

    /// @param drawn false without a value, or without a place on a log scale
    record Row(String name, Level level, boolean drawn) {}

    double height() {
        return bottom() + 32 + 16 * guides.size();
    }

    Svg draw() {
        var svg = new Svg();
        var x = axis();
        Plot.columns(svg, x, top - 6, bottom() - 4);
        IntStream.range(0, rows.size()).forEach(i -> row(svg, x, i));
        double label = bottom() + 28;
        for (int i = 0; i < guides.size(); i++) guides.get(i).vertical(svg, x, top - 8, label - 8, label + 16 * i);
        Plot.numbers(svg, x, bottom() - 4);
        return svg;
    }

    private void row(Svg svg, Axis x, int i) {
        var row = rows.get(i);
        double middle = top + i * step() + thickness() / 2;
        svg.lines(left() - GAP, middle, name(row), small(Type.NAME));
        if (row.drawn) bar(svg, x, row.level, middle, i == 0 ? Palette.BAR : Palette.OTHER_BAR);
        double end = row.drawn ? Math.max(x.at(row.level.max()), x.at(0)) : left();
        svg.halo(end + 8, middle + 4.5, row.level.text(unit), Type.VALUE);
    }

    private void bar(Svg svg, Axis x, Level level, double middle, String colour) {
        double zero = x.at(0);
        double end = x.at(level.median());
        double width = Math.max(1, Math.abs(end - zero));
        double y = middle - thickness() / 2;
        svg.rect(Math.min(zero, end), y, width, thickness(), "fill", colour, "class", "bar");
        if (level.spreads()) Plot.whisker(svg, x.at(level.min()), middle, x.at(level.max()), middle);
    }

    private Axis axis() {
        double peak = Guide.reach(seen(Level::max).max().orElse(0), guides);
        if (log) return Axis.log(smallest() / ROOM, peak, left(), right());
        return Axis.linear(Math.min(0, seen(Level::min).min().orElse(0)), Math.max(0, peak), left(), right());
    }

    private double smallest() {
        return seen(level -> level.min() > 0 ? level.min() : level.median())
                .min()
                .orElse(1);
    }

    private DoubleStream seen(ToDoubleFunction<Level> end) {
        return rows.stream().filter(Row::drawn).map(Row::level).mapToDouble(end);
    }

    private double left() {
        var widest = rows.stream()
                .mapToDouble(row -> Letters.widest(name(row), Type.NAME))
                .max()
                .orElse(0);
        return Math.max(110, Card.EDGE + widest + GAP);
    }

    private double right() {
        var widest = rows.stream()
                .mapToDouble(row -> Letters.width(row.level.text(unit), Type.VALUE))
                .max();
        return Card.WIDTH - Card.EDGE - 8 - widest.orElse(0);
    }

    private List<String> name(Row row) {
        return Letters.wrap(row.name, small(Type.NAME), NAME_WIDTH, dense() ? 1 : 2);
    }

    private Type small(Type type) {
        return dense() ? type.sized(12) : type;
    }

    private boolean dense() {
        return rows.size() > 12;
    }

    private double step() {
        return dense() ? 26 : 34;
    }

    private double thickness() {
        return step() - (dense() ? 10 : 14);
    }

    private double bottom() {
        return top + rows.size() * step();
    }
}
