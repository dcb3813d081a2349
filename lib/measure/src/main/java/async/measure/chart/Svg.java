package async.measure.chart;

import java.util.List;
import java.util.Locale;

/// Writes SVG, an element a call. Everything that comes from outside is escaped here and nowhere else.
final class Svg {

    private static final Object[] NONE = {};

    private final StringBuilder out = new StringBuilder();

    /// An element without content: a name, then attribute names and values by turns.
    Svg element(String name, Object... attributes) {
        return tag(name, "/>", attributes, NONE);
    }

    Svg open(String name, Object... attributes) {
        return tag(name, ">", attributes, NONE);
    }

    Svg close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    Svg rect(double x, double y, double width, double height, Object... more) {
        Object[] box = {"x", x, "y", y, "width", width, "height", height, "rx", Math.min(3, width / 2)};
        return tag("rect", "/>", box, more);
    }

    Svg line(double x1, double y1, double x2, double y2, Object... more) {
        Object[] ends = {"x1", x1, "y1", y1, "x2", x2, "y2", y2};
        return tag("line", "/>", ends, more);
    }

    Svg path(String d, Object... more) {
        Object[] course = {"d", d};
        return tag("path", "/>", course, more);
    }

    Svg text(double x, double y, String text, Type type) {
        Object[] place = {"x", x, "y", y, "font-size", type.size(), "text-anchor", type.anchor(), "fill", type.fill()};
        Object[] weight = {"font-weight", 600};
        return tag("text", ">", place, type.bold() ? weight : NONE).words(text).close("text");
    }

    /// Text that stays readable across lines: the card shows around its letters.
    Svg halo(double x, double y, String text, Type type) {
        Object[] edge = {"stroke", Palette.CARD, "stroke-width", 4, "stroke-linejoin", "round", "paint-order", "stroke"
        };
        return tag("g", ">", edge, NONE).text(x, y, text, type).close("g");
    }

    /// Lines of text whose middle is at `y`.
    Svg lines(double x, double y, List<String> lines, Type type) {
        double step = type.size() + 2.0;
        double first = y + type.size() * 0.36 - (lines.size() - 1) * step / 2;
        for (int i = 0; i < lines.size(); i++) text(x, first + i * step, lines.get(i), type);
        return this;
    }

    Svg words(String text) {
        out.append(escape(text));
        return this;
    }

    Svg add(Svg other) {
        out.append(other.out);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// For text and for quoted attributes, of XML and of HTML. Letters that XML does not know become "?".
    static String escape(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(letter -> safe.append(entity(letter)));
        return safe.toString();
    }

    private static String entity(int letter) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> known(letter) ? Character.toString(letter) : "?";
        };
    }

    private static boolean known(int letter) {
        if (letter < ' ') return letter == '\n' || letter == '\t';
        return (letter < 0xd800 || letter > 0xdfff) && (letter & 0xfffe) != 0xfffe;
    }

    private Svg tag(String name, String end, Object[] attributes, Object[] more) {
        out.append('<').append(name);
        attributes(attributes);
        attributes(more);
        out.append(end);
        return this;
    }

    private void attributes(Object[] pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            var value = pairs[i + 1] instanceof Double number ? brief(number) : escape(pairs[i + 1].toString());
            out.append(' ').append(pairs[i]).append("=\"").append(value).append('"');
        }
    }

    /// A tenth of a pixel is enough for everybody.
    static String brief(double number) {
        var text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
