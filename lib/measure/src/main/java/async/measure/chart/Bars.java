package async.measure.chart;

import async.measure.chart.BarsDrawing.Row;
import java.util.List;
import java.util.stream.Stream;

/// Horizontal bars: names have room, and the value stands at the end of its bar.
final class Bars extends Chart {

    private static final int MOST = 24;

    private final Unit unit;
    private final List<Bar> bars;

    Bars(String title, Unit unit, List<Bar> bars) {
        super(title);
        this.unit = unit;
        this.bars = bars;
    }

    @Override
    Picture picture() {
        var rows = bars.stream().map(this::row).toList();
        if (rows.stream().noneMatch(Row::drawn)) {
            return Picture.nothing(title, "Nothing to draw: no bar has a value" + (log() ? " above 0." : "."));
        }
        var shown = rows.subList(0, Math.min(MOST, rows.size()));
        var card = card(whiskers(rows), log() ? LOG_SCALE : "", more(rows.size() - shown.size()));
        var drawing = new BarsDrawing(shown, unit, guides(unit), log(), card.top());
        return Picture.of(card.svg(drawing.height(), alt(rows), drawing.draw()), alt(rows), table(rows));
    }

    /// The value axis lies along the bottom: whichever log is asked for, it is this one.
    private boolean log() {
        return logX || logY;
    }

    private Row row(Bar bar) {
        var level = bar.amount.in(unit);
        return new Row(bar.name, level, level.known() && !(log() && level.median() <= 0));
    }

    private String alt(List<Row> rows) {
        var values = rows.stream().map(row -> row.name() + " " + row.level().text(unit));
        return title + ": "
                + joined(", ", Stream.concat(values, guides(unit).stream().map(Guide::text)));
    }

    private Table table(List<Row> rows) {
        return spreads(rows) ? ranges(rows) : values(rows);
    }

    private Table ranges(List<Row> rows) {
        var table = Table.of("name", unit.heading(low()), unit.heading(middle()), unit.heading(high()));
        rows.forEach(row -> table.row(
                row.name(), row.level().min(), row.level().text(), row.level().max()));
        guides(unit).forEach(guide -> table.row(guide.name(), "", Numbers.exact(guide.at()), ""));
        return table.caption(title);
    }

    private Table values(List<Row> rows) {
        var table = Table.of("name", unit.heading("value"));
        rows.forEach(row -> table.row(row.name(), row.level().text()));
        guides(unit).forEach(guide -> table.row(guide.name(), Numbers.exact(guide.at())));
        return table.caption(title);
    }

    private String whiskers(List<Row> rows) {
        if (!spreads(rows)) return "";
        var line = estimated() ? "plus and minus one standard error" : low() + " to " + high();
        return "bar and number: " + middle() + ", line: " + line;
    }

    private static boolean spreads(List<Row> rows) {
        return rows.stream().anyMatch(row -> row.level().spreads());
    }

    private boolean estimated() {
        return bars.stream().anyMatch(bar -> bar.estimated);
    }

    private String middle() {
        return estimated() ? "estimate" : "median";
    }

    private String low() {
        if (estimated()) return "minus the error";
        return unit.isTime() ? "fastest" : "lowest";
    }

    private String high() {
        if (estimated()) return "plus the error";
        return unit.isTime() ? "slowest" : "highest";
    }
}
