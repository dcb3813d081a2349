package async.measure.chart;

/// The field of a chart with two axes: grey lines at round values, their numbers and the units.
record Plot(Axis x, Unit xUnit, Axis y, Unit yUnit) {

    /// What stands below a field: the numbers and the unit.
    static final double FOOT = 50;

    static final int MOST_X = 8;
    static final int MOST_Y = 6;

    /// How much room the numbers of a vertical axis take, at the left.
    static double margin(Axis y) {
        var widest = y.ticks(MOST_Y).stream().mapToDouble(Plot::width).max().orElse(0);
        return Card.EDGE + widest + 14;
    }

    /// Vertical grey lines, with nothing below.
    static void columns(Svg svg, Axis x, double top, double bottom) {
        x.ticks(MOST_X)
                .forEach(
                        tick -> svg.line(x.at(tick), top, x.at(tick), bottom, "stroke", Palette.GRID, "class", "tick"));
    }

    /// The numbers below those lines, as many as fit, readable also where a guess crosses them.
    static void numbers(Svg svg, Axis x, double bottom) {
        double free = 0;
        for (double tick : x.ticks(MOST_X)) {
            double place = x.at(tick);
            if (place - width(tick) / 2 < free) continue;
            svg.halo(place, bottom + 16, Numbers.tick(tick), Type.TICK);
            free = place + width(tick) / 2 + 10;
        }
    }

    static void whisker(Svg svg, double x1, double y1, double x2, double y2) {
        svg.line(x1, y1, x2, y2, "stroke", Palette.INK, "stroke-width", 1.5, "class", "whisker");
    }

    void draw(Svg svg) {
        columns(svg, x, y.to(), y.from());
        numbers(svg, x, y.from());
        y.ticks(MOST_Y).forEach(tick -> row(svg, tick));
        svg.line(x.from(), y.from(), x.to(), y.from(), "stroke", Palette.MUTED);
        svg.text(Card.EDGE, y.to() - 10, yUnit.name(), Type.TICK.anchored("start"));
        svg.text((x.from() + x.to()) / 2, y.from() + 34, xUnit.name(), Type.TICK.sized(12));
    }

    private void row(Svg svg, double tick) {
        double place = y.at(tick);
        svg.line(x.from(), place, x.to(), place, "stroke", Palette.GRID, "class", "tick");
        svg.text(x.from() - 12, place + 4, Numbers.tick(tick), Type.TICK.anchored("end"));
    }

    private static double width(double tick) {
        return Letters.width(Numbers.tick(tick), Type.TICK);
    }
}
