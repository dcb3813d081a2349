package async.measure.chart;

import async.measure.chart.Timeline.Kind;
import java.util.ArrayList;
import java.util.List;

/// What the marks of a drawing mean: each drawn small, with its words, as many to a line as fit.
final class Key {

    private static final double STEP = 20;
    private static final double GLYPH = 26;
    private static final double GAP = 18;
    private static final int KEY_COLOUR = 0;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String text, double glyph, Glyph draw) {

        double width() {
            return glyph + Letters.width(text, Type.NOTE) + GAP;
        }
    }

    @FunctionalInterface
    private interface Glyph {
        void at(Svg svg, double x, double middle);
    }

    Key words(String text) {
        entries.add(new Entry(text, 0, (svg, x, middle) -> {}));
        return this;
    }

    Key span(Kind kind) {
        Glyph glyph = (svg, x, middle) -> Glyphs.span(svg, kind, x, x + GLYPH - 8, middle, 12, KEY_COLOUR);
        entries.add(new Entry(kind.meaning, GLYPH, glyph));
        return this;
    }

    /// No entry without a text.
    Key lane(String text) {
        Glyph glyph = (svg, x, middle) -> Glyphs.lane(svg, x, x + GLYPH - 8, middle);
        if (!text.isEmpty()) entries.add(new Entry(text, GLYPH, glyph));
        return this;
    }

    Key cross(String text) {
        entries.add(new Entry(text, GLYPH - 8, (svg, x, middle) -> Glyphs.cross(svg, x + 6, middle)));
        return this;
    }

    double height() {
        return STEP * lines().size();
    }

    void draw(Svg svg, double top) {
        double middle = top + STEP / 2;
        for (var line : lines()) {
            line(svg, line, middle);
            middle += STEP;
        }
    }

    private static void line(Svg svg, List<Entry> line, double middle) {
        double x = Card.EDGE;
        for (var entry : line) {
            entry.draw.at(svg, x, middle);
            svg.text(x + entry.glyph, middle + 4.5, entry.text, Type.NOTE);
            x += entry.width();
        }
    }

    private List<List<Entry>> lines() {
        var lines = new ArrayList<List<Entry>>();
        double free = 0;
        for (var entry : entries) {
            if (lines.isEmpty() || entry.width() - GAP > free) {
                lines.add(new ArrayList<>());
                free = Card.WIDTH - 2 * Card.EDGE;
            }
            lines.getLast().add(entry);
            free -= entry.width();
        }
        return lines;
    }
}
