package async.measure.chart;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A drawing with its words: what it shows in a sentence, and its data in a folded table.
///
/// The drawing goes out as the data of an `img`: JupyterLab drops inline SVG from a page nobody has trusted yet, and
/// keeps this. All stands in a plain `div`, flush left: a `figure` would be set in, and its style would be dropped.
record Picture(String svg, String alt, String fold, Table table) implements Figure {

    static Picture of(String svg, String alt, Table numbers) {
        return new Picture(svg, alt, "The numbers", numbers);
    }

    /// A card with one sentence on it, for when there is nothing to draw.
    static Picture nothing(String title, String why) {
        var card = Card.of(title, why);
        var alt = title + ": " + why;
        return of(card.svg(card.top(), alt, new Svg()), alt, Table.of(title).row(why));
    }

    @Override
    public String html() {
        var data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        return "<div><img alt=\"" + Svg.escape(alt) + "\" width=\"" + Svg.brief(Card.WIDTH)
                + "\" src=\"data:image/svg+xml;base64," + data + "\"><details><summary>" + Svg.escape(fold)
                + "</summary>" + table.html() + "</details></div>";
    }

    @Override
    public String text() {
        return table.text();
    }
}
