package async.measure.chart;

import async.measure.chart.Timeline.Kind;

/// How each kind of span looks, so that a timeline, its key and the explanatory drawings look the same. Shape tells
/// them apart, not colour.
final class Glyphs {

    private Glyphs() {}

    /// The patterns that [#span] fills with: once in each picture that uses it.
    static void patterns(Svg svg) {
        svg.open("defs");
        for (int i = 0; i < Palette.colours(); i++) hatch(svg, i);
        svg.close("defs");
    }

    /// A span from `x1` to `x2`, `height` high around `middle`, in the colour of a lane.
    static void span(Svg svg, Kind kind, double x1, double x2, double middle, double height, int lane) {
        var colour = Palette.series(lane);
        double top = middle - height / 2;
        double width = x2 - x1;
        switch (kind) {
            case RUNNING -> svg.rect(x1, top, width, height, "fill", colour, "class", "run");
            case WAITING -> dots(svg, x1, x2, middle, colour);
            case QUEUED -> framed(svg, x1, top, width, height, colour, "url(#hatch" + lane % Palette.colours() + ")");
            case BLOCKED -> framed(svg, x1, top, width, height, colour, "#f3f5f7");
        }
    }

    /// The line that a lane's spans lie on.
    static void lane(Svg svg, double x1, double x2, double y) {
        svg.line(x1, y, x2, y, "stroke", Palette.GRID, "stroke-width", 2, "class", "lane");
    }

    /// A task that was given up.
    static void cross(Svg svg, double x, double y) {
        Object[] look = {"stroke", Palette.INK, "stroke-width", 2.2, "stroke-linecap", "round", "class", "cross"};
        svg.line(x - 5, y - 5, x + 5, y + 5, look).line(x - 5, y + 5, x + 5, y - 5, look);
    }

    private static void dots(Svg svg, double x1, double x2, double y, String colour) {
        Object[] pen = {"stroke", colour, "stroke-width", 2.8, "stroke-linecap", "round"};
        svg.open("g", pen)
                .line(x1, y, x2, y, "stroke-dasharray", "0.1 5", "class", "wait")
                .close("g");
    }

    private static void framed(Svg svg, double x, double y, double width, double height, String colour, String fill) {
        svg.rect(x, y + 0.5, width, height - 1, "fill", fill, "stroke", colour, "class", "stand");
    }

    private static void hatch(Svg svg, int i) {
        Object[] tile = {"id", "hatch" + i, "width", 5, "height", 5, "patternUnits", "userSpaceOnUse"};
        svg.open("pattern", tile).element("rect", "width", 5, "height", 5, "fill", Palette.CARD);
        svg.path("M-1,1L1,-1M0,5L5,0M4,6L6,4", "stroke", Palette.series(i), "stroke-width", 1.3);
        svg.close("pattern");
    }
}
