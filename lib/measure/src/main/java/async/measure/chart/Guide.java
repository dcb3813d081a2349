package async.measure.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// A dashed line across a chart with its words: a guess. One that lies far beyond the data is named at that edge
/// instead, since stretching the axis to it would flatten the data.
record Guide(String name, double at, String value) {

    private static final double STRETCH = 4;
    private static final double GAP = 6;

    static Stream<Guide> of(Mark mark, Unit unit) {
        return mark.at().stream()
                .filter(Axis::reaches)
                .mapToObj(at -> new Guide(mark.label(), at, unit.after(Numbers.exact(at))));
    }

    /// Where the axis ends: at the largest value, or at a guess that is not too far beyond.
    static double reach(double peak, List<Guide> guides) {
        var near = guides.stream().mapToDouble(Guide::at).filter(at -> peak <= 0 || at <= STRETCH * peak);
        return DoubleStream.concat(DoubleStream.of(peak), near).max().orElse(peak);
    }

    String text() {
        return name + ": " + value;
    }

    /// Across horizontal bars or over a histogram; the words stand at `line`, beside the foot.
    void vertical(Svg svg, Axis x, double top, double foot, double line) {
        double place = x.at(at);
        if (x.holds(at)) dashed(svg, place, top, place, foot);
        var words = Letters.fit(words(x, "←", "→"), Type.GUESS, Card.WIDTH - 2 * Card.EDGE);
        double width = Letters.width(words, Type.GUESS);
        boolean fits = place + GAP + width <= Card.WIDTH - Card.EDGE;
        svg.halo(fits ? place + GAP : Math.max(Card.EDGE, place - GAP - width), line, words, Type.GUESS);
    }

    /// Across a line chart; the words stand on the line, or under it where there is no room above.
    void horizontal(Svg svg, Axis y, double left, double right) {
        double place = y.at(at);
        if (y.holds(at)) dashed(svg, left, place, right, place);
        var words = Letters.fit(words(y, "↓", "↑"), Type.GUESS, right - left - 2 * GAP);
        svg.halo(left + GAP, place > y.to() + 20 ? place - GAP : place + 16, words, Type.GUESS);
    }

    private String words(Axis axis, String below, String above) {
        if (at > axis.hi()) return text() + ", off the chart " + above;
        return at < axis.lo() ? below + " off the chart, " + text() : text();
    }

    private static void dashed(Svg svg, double x1, double y1, double x2, double y2) {
        Object[] look = {"stroke", Palette.GUESS, "stroke-width", 2, "stroke-dasharray", "5 4", "class", "guess"};
        svg.line(x1, y1, x2, y2, look);
    }
}
