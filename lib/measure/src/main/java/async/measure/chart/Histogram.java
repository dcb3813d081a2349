package async.measure.chart;

import java.util.Arrays;
import java.util.stream.Stream;

/// How often values fell where. A few values far out at the right would press all others into one column; they are
/// counted in words and in the table instead of drawn.
final class Histogram extends Chart {

    private final Unit unit;
    private final double[] values;

    Histogram(String title, Unit unit, double[] values) {
        super(title);
        this.unit = unit;
        this.values = values;
    }

    @Override
    Picture picture() {
        var kept = Arrays.stream(values).filter(this::placed).sorted().toArray();
        if (kept.length == 0)
            return Picture.nothing(title, "Nothing to draw: there is no value" + (logX ? " above 0." : "."));
        var bins = Bins.of(kept, logX);
        var card = card(summary(kept), beyond(bins, kept), dropped(kept), logX || logY ? LOG_SCALE : "");
        var drawing = new HistogramDrawing(bins, unit, guides(unit), logY, card.top());
        var alt = alt(bins, kept);
        return Picture.of(card.svg(drawing.height(), alt, drawing.draw()), alt, table(bins));
    }

    private boolean placed(double value) {
        return Axis.reaches(value) && !(logX && value <= 0);
    }

    private String summary(double[] kept) {
        return Numbers.exact(kept.length) + (kept.length == 1 ? " value" : " values") + ", median "
                + shown(median(kept));
    }

    private String beyond(Bins bins, double[] kept) {
        if (bins.beyond() == 0) return "";
        return bins.beyond() + " not drawn at the right, up to " + shown(kept[kept.length - 1]);
    }

    private String dropped(double[] kept) {
        int dropped = values.length - kept.length;
        return dropped == 0 ? "" : dropped + " left out: " + (logX ? "no number above 0" : "not a number");
    }

    private String alt(Bins bins, double[] kept) {
        var range = "from " + shown(kept[0]) + " to " + shown(kept[kept.length - 1]);
        var peak = bins.fullest();
        var most = "most often between " + unit.after(from(bins, peak)) + " and " + unit.after(to(bins, peak));
        var facts = Stream.of(summary(kept), range, most);
        return title + ": "
                + joined(", ", Stream.concat(facts, guides(unit).stream().map(Guide::text)));
    }

    private Table table(Bins bins) {
        var table =
                Table.of(unit.heading("from"), unit.heading("to"), "how many").caption(title);
        for (int i = 0; i < bins.size(); i++) table.row(from(bins, i), to(bins, i), bins.count(i));
        if (bins.beyond() > 0) table.row(to(bins, bins.size() - 1), "more", bins.beyond());
        guides(unit).forEach(guide -> table.row(guide.name(), Numbers.exact(guide.at()), ""));
        return table;
    }

    private static String from(Bins bins, int i) {
        return Numbers.apart(bins.from(i), bins.to(i) - bins.from(i));
    }

    private static String to(Bins bins, int i) {
        return Numbers.apart(bins.to(i), bins.to(i) - bins.from(i));
    }

    private String shown(double value) {
        return unit.after(Numbers.rounded(value));
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
