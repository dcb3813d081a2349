package async.measure.jmh;

import async.measure.chart.Bar;
import async.measure.chart.Chart;
import async.measure.chart.Figure;
import async.measure.chart.Numbers;
import async.measure.chart.Spread;
import async.measure.chart.Table;
import async.measure.chart.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What came out of a run of JMH, the fastest benchmark first: a chart with its spread, and a table.
///
/// {@snippet class=JmhResultTest region=result}
///
/// @param plan what was done for it
public record JmhResult(List<Score> scores, Plan plan) implements Figure {

    private static final double FAR = 50; // times as long: a bar of the shorter one would not be seen

    /// How many times as long one benchmark took as another. Their iterations do not stand in pairs: the median is that
    /// of the medians, and the spread the widest there can be.
    public record Times(double min, double median, double max) implements Spread {

        @Override
        public String toString() {
            return "%s times (%s to %s)".formatted(Numbers.rounded(median), Numbers.rounded(min), Numbers.rounded(max));
        }
    }

    public JmhResult {
        scores = scores.stream()
                .sorted(Comparator.comparingDouble(Score::median))
                .toList();
    }

    /// @param name a method's name; with its class before it, `Type.method`, where several classes were measured
    /// @throws IllegalArgumentException if nothing of that name was measured
    public Score of(String name) {
        return scores.stream()
                .filter(score -> score.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no benchmark is called \"" + name + "\", only " + names()));
    }

    /// How many times as long `above` took as `below`.
    ///
    /// @throws IllegalArgumentException if nothing of one of these names was measured
    public Times ratio(String above, String below) {
        var top = of(above);
        var bottom = of(below);
        return new Times(top.min() / bottom.max(), top.median() / bottom.median(), top.max() / bottom.min());
    }

    @Override
    public String html() {
        return chart().html() + table().html();
    }

    @Override
    public String text() {
        return table().text() + "\n" + plan;
    }

    private Chart chart() {
        var unit = unit();
        var bars = scores.stream().map(score -> Chart.bar(score.name(), score)).toArray(Bar[]::new);
        var chart = Chart.bars("Time of one operation", unit.name(), bars).note(plan.toString());
        return scores.getLast().median() > FAR * scores.getFirst().median() ? chart.logX() : chart;
    }

    private Table table() {
        var unit = unit();
        var table = Table.of("benchmark", "score", "error", "unit", "n")
                .caption("The mean of n iterations, plus or minus its error");
        for (var score : scores)
            table.row(score.name(), unit.in(score.mean()), unit.in(score.error()), unit.name() + "/op", score.runs());
        return table;
    }

    private Unit unit() {
        return Unit.fitting(scores.getFirst().median());
    }

    private String names() {
        return scores.stream().map(Score::name).collect(Collectors.joining(", "));
    }
}
