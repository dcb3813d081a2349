package async.measure.chart;

import java.util.Arrays;
import java.util.List;

/// Columns over an axis, with a hair of card between them.
record HistogramDrawing(Bins bins, Unit unit, List<Guide> guides, boolean logY, double top) {

    private static final double FIELD = 200;
    private static final double LINE = 16;
    private static final double ALMOST_NONE = 0.5; // where a log scale of counts begins: 1 must have a height

    double height() {
        return bottom() + Plot.FOOT;
    }

    Svg draw() {
        var svg = new Svg();
        var y = y();
        var x = x(y);
        new Plot(x, unit, y, Unit.of("count")).draw(svg);
        for (int i = 0; i < bins.size(); i++) column(svg, x, y, i);
        for (int i = 0; i < guides.size(); i++) guide(svg, x, i);
        return svg;
    }

    private void column(Svg svg, Axis x, Axis y, int i) {
        if (bins.count(i) == 0) return;
        double left = x.at(bins.from(i)) + 0.5;
        double width = Math.max(1, x.at(bins.to(i)) - left - 0.5);
        double height = Math.max(1.5, y.from() - y.at(bins.count(i)));
        svg.open("g", "fill", Palette.BAR);
        Object[] box = {"x", left, "y", y.from() - height, "width", width, "height", height, "class", "column"};
        svg.element("rect", box).close("g");
    }

    /// Its words stand above the field, so that they cover no column.
    private void guide(Svg svg, Axis x, int i) {
        double words = top + 4 + LINE * i;
        guides.get(i).vertical(svg, x, words - 9, bottom(), words);
    }

    private Axis x(Axis y) {
        double hi = Guide.reach(bins.to(bins.size() - 1), guides);
        double left = Plot.margin(y);
        double right = Card.WIDTH - Card.EDGE - 16;
        return bins.log() ? new Axis(bins.from(0), hi, left, right, true) : Axis.linear(lowest(hi), hi, left, right);
    }

    /// 0 is worth showing when it is not far: whether anything lies left of it is often the question.
    private double lowest(double hi) {
        double lo = bins.from(0);
        return lo > 0 && lo <= hi - lo ? 0 : lo;
    }

    private Axis y() {
        int peak = Arrays.stream(bins.counts()).max().orElse(1);
        var axis = logY
                ? new Axis(ALMOST_NONE, Math.max(peak, 10), bottom(), field(), true)
                : Axis.linear(0, peak, bottom(), field());
        return axis.rounded(Plot.MOST_Y);
    }

    private double bottom() {
        return field() + FIELD;
    }

    private double field() {
        return top + 16 + LINE * guides.size();
    }
}
