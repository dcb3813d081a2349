package async.measure.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table: HTML whose headers say what they head, so that a screen reader can, and aligned text.
///
/// The first cell of a row is its header. Numbers show at most three digits that mean something; counts show as they
/// are.
///
/// {@snippet class=TableTest region=table}
public final class Table implements Figure {

    private final List<String> headers;
    private final List<List<String>> rows = new ArrayList<>();
    private String caption = "";

    private Table(List<String> headers) {
        this.headers = headers;
    }

    /// @throws IllegalArgumentException without any header
    public static Table of(String... headers) {
        if (headers.length == 0) throw new IllegalArgumentException("a table needs at least one header");
        return new Table(List.of(headers));
    }

    /// Adds a row and returns this table.
    ///
    /// @throws IllegalArgumentException if there is not one cell a column
    public Table row(Object... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException("this row has %d cells, the table has %d columns; give one cell a column"
                    .formatted(cells.length, headers.size()));
        }
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(i -> Numbers.shown(cells[i]))
                .toList());
        return this;
    }

    /// Names the table, above it.
    public Table caption(String text) {
        caption = text;
        return this;
    }

    @Override
    public String html() {
        var svg = new Svg().open("table");
        if (!caption.isEmpty()) svg.open("caption").words(caption).close("caption");
        svg.open("thead").open("tr");
        for (int i = 0; i < headers.size(); i++)
            cell(svg.open("th", "scope", "col"), i, headers.get(i)).close("th");
        svg.close("tr").close("thead").open("tbody");
        rows.forEach(row -> html(svg, row));
        return svg.close("tbody").close("table").toString();
    }

    @Override
    public String text() {
        var lines = new ArrayList<String>();
        if (!caption.isEmpty()) lines.add(caption);
        lines.add(text(headers));
        rows.forEach(row -> lines.add(text(row)));
        return String.join("\n", lines);
    }

    private void html(Svg svg, List<String> row) {
        cell(svg.open("tr").open("th", "scope", "row"), 0, row.getFirst()).close("th");
        for (int i = 1; i < row.size(); i++) cell(svg.open("td"), i, row.get(i)).close("td");
        svg.close("tr");
    }

    /// JupyterLab sets every cell to the right, which suits numbers; the attribute is what its sanitiser leaves to
    /// words.
    private Svg cell(Svg svg, int column, String words) {
        if (column > 0 && numeric(column)) return svg.words(words);
        return svg.open("div", "align", "left").words(words).close("div");
    }

    private String text(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> padded(row.get(i), width(i), i > 0 && numeric(i)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
        return Math.max(widest, length(headers.get(column)));
    }

    private boolean numeric(int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty() || cell.matches("[-\\d].*|none"));
    }

    private static String padded(String cell, int width, boolean right) {
        var space = " ".repeat(width - length(cell));
        return right ? space + cell : cell + space;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
