package async.measure.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A chart a cell can show: bars, lines or a histogram, with the reader's guess drawn in.
///
/// A unit of time (`ns`, `us`, `ms`, `s`) scales a [Spread] from nanoseconds; with any other unit numbers are taken as
/// they are. `note`, `with`, `logX` and `logY` change this chart and return it. Data that cannot be drawn make one
/// sentence, never an exception.
///
/// {@snippet class=BarsTest region=bars}
public abstract sealed class Chart implements Figure permits Bars, Lines, Histogram {

    static final String LOG_SCALE = "log scale: equal steps multiply";

    final String title;
    final List<Mark> marks = new ArrayList<>();
    String note = "";
    boolean logX;
    boolean logY;

    Chart(String title) {
        this.title = title;
    }

    /// A bar for each name, the first one accented; its line runs from the smallest to the largest measurement.
    public static Chart bars(String title, String unit, Bar... bars) {
        return new Bars(title, Unit.of(unit), List.of(bars));
    }

    public static Bar bar(String name, Spread spread) {
        return new Bar(name, Amount.of(spread), spread.estimated());
    }

    /// @param value in the unit of the chart
    public static Bar bar(String name, double value) {
        return new Bar(name, new Amount.Plain(value), false);
    }

    /// A line for each series, told apart by colour, dash, marker and the name at its end.
    public static Chart line(String title, String xUnit, String yUnit, Series... series) {
        return new Lines(title, Unit.of(xUnit), Unit.of(yUnit), List.of(series));
    }

    /// An empty series; its points come with [Series#at(double, Spread)].
    public static Series series(String name) {
        return new Series(name);
    }

    /// How often the values fell where.
    ///
    /// @param values in the given unit
    public static Chart histogram(String title, String unit, double[] values) {
        return new Histogram(title, Unit.of(unit), values.clone());
    }

    /// The grey line under the title; what the whiskers are is added to it.
    public final Chart note(String text) {
        note = text;
        return this;
    }

    /// Draws a value across the chart, if it has one: the reader's guess.
    public final Chart with(Mark mark) {
        marks.add(mark);
        return this;
    }

    /// Powers of ten at equal distances along the bottom.
    public final Chart logX() {
        logX = true;
        return this;
    }

    /// Powers of ten at equal distances along the side.
    public final Chart logY() {
        logY = true;
        return this;
    }

    @Override
    public final String html() {
        return picture().html();
    }

    @Override
    public final String text() {
        return picture().text();
    }

    abstract Picture picture();

    /// The marks that have a value.
    final List<Guide> guides(Unit unit) {
        return marks.stream().flatMap(mark -> Guide.of(mark, unit)).toList();
    }

    final Card card(String... more) {
        return Card.of(title, joined(" · ", Stream.concat(Stream.of(note), Stream.of(more))));
    }

    /// What a picture says of the things it has no room for.
    static String more(int hidden) {
        return hidden > 0 ? "and " + Numbers.exact(hidden) + " more, in the table" : "";
    }

    /// What a table says of the rows it leaves out.
    static String first(int most, int all, String things) {
        return all > most ? " (the first %s of %s %s)".formatted(most, Numbers.exact(all), things) : "";
    }

    static String joined(String between, Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }
}
