package async.measure.chart;

import java.util.List;

/// Boxes and arrows, for drawings of states and calls.
final class Boxes {

    private static final Type TITLE = new Type(14, true, Palette.INK, "middle");
    private static final Type UNDER = new Type(11, false, Palette.MUTED, "middle");
    private static final Type ARROW = new Type(12, false, Palette.INK, "middle");
    private static final double HEAD = 8;

    private final Svg svg = new Svg();

    /// A box around a middle.
    record Box(double x, double y, double width, double height) {

        double left() {
            return x - width / 2;
        }

        double right() {
            return x + width / 2;
        }

        double top() {
            return y - height / 2;
        }

        double bottom() {
            return y + height / 2;
        }
    }

    Svg svg() {
        return svg;
    }

    Boxes box(Box box, String colour, String name, String... under) {
        Object[] look = {"fill", Palette.CARD, "stroke", colour, "stroke-width", 2, "class", "box"};
        svg.rect(box.left(), box.top(), box.width, box.height, look);
        double up = under.length * 7;
        svg.text(box.x, box.y + 5 - up, name, TITLE.filled(colour));
        for (int i = 0; i < under.length; i++) svg.text(box.x, box.y + 21 - up + 14 * i, under[i], UNDER);
        return this;
    }

    /// An arrow along the given corners, x and y by turns, its words in the middle of a place.
    Boxes arrow(double... corners) {
        int n = corners.length;
        var course = new StringBuilder("M" + pair(corners, 0));
        for (int i = 2; i < n; i += 2) course.append('L').append(pair(corners, i));
        svg.path(course.toString(), "fill", "none", "stroke", Palette.INK, "stroke-width", 1.6, "class", "arrow");
        head(corners[n - 2], corners[n - 1], corners[n - 2] - corners[n - 4], corners[n - 1] - corners[n - 3]);
        return this;
    }

    /// Words beside an arrow, line by line, around a middle.
    Boxes words(double x, double y, String anchor, String... lines) {
        svg.lines(x, y, List.of(lines), ARROW.anchored(anchor));
        return this;
    }

    private void head(double x, double y, double dx, double dy) {
        double length = Math.hypot(dx, dy);
        double ux = dx / length * HEAD;
        double uy = dy / length * HEAD;
        double[] wings = {x, y, x - ux - uy / 2, y - uy + ux / 2, x - ux + uy / 2, y - uy - ux / 2};
        svg.path("M" + pair(wings, 0) + "L" + pair(wings, 2) + "L" + pair(wings, 4) + "z", "fill", Palette.INK);
    }

    private static String pair(double[] corners, int i) {
        return Svg.brief(corners[i]) + "," + Svg.brief(corners[i + 1]);
    }
}
