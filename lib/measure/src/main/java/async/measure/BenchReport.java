package async.measure;

import async.measure.BenchRow.Bar;
import async.measure.BenchRow.Fact;
import async.measure.BenchRow.Goal;
import async.measure.BenchRow.Job;
import async.measure.BenchRow.Without;
import async.measure.chart.Chart;
import async.measure.chart.Numbers;
import async.measure.chart.Spread;
import async.measure.chart.Table;
import async.measure.chart.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The report of `./course bench`: one page that needs nothing else. A card of the host, then for each result a chart,
/// its table and its goals.
///
/// ```
///   BenchReport LINES PAGE    LINES is what lib/course/bench_report.py hands over, a row of BenchRow a line
/// ```
///
/// {@snippet class=BenchReportTest region=page}
public final class BenchReport {

    private static final String OURS = "await-compiled";
    private static final double WIDE = 30; // from here on, the shortest bar of a linear axis cannot be seen
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>./course bench</title><style>
            body { font: 15px/1.45 system-ui, sans-serif; color: #1b1f24; background: #fff; max-width: 60em; margin: 2em auto; }
            table { border-collapse: collapse; font-size: 13px; margin: .5em 0; }
            caption { text-align: left; font-weight: 600; }
            th, td { border-bottom: 1px solid #d8dce0; padding: 2px 10px 2px 0; text-align: right; font-weight: normal; }
            th { white-space: nowrap; }
            section > table td:last-child, section > table th:last-child { text-align: left; }
            img { max-width: 100%; }
            section { margin: 2.5em 0; }
            section > p { margin: .2em 0; }
            </style></head><body>
            <h1>./course bench</h1>
            """;

    /// A result with all that is told of it.
    private static final class Result {

        private final Job job;
        private final List<Bar> bars = new ArrayList<>();
        private final List<Without> without = new ArrayList<>();
        private final List<Goal> goals = new ArrayList<>();

        Result(Job job) {
            this.job = job;
        }

        String html() {
            var html = new StringBuilder("<section>");
            html.append(chart().html()).append(table().html());
            for (Goal goal : goals) html.append(Line.of("goal: " + goal.words()).html());
            return html.append("</section>\n").toString();
        }

        /// Ours first, for the first bar is accented; then from the best on.
        private Chart chart() {
            var unit = Unit.of(job.unit());
            var drawn = new ArrayList<>(bars.stream().filter(Result::ours).toList());
            bars.stream().filter(bar -> !ours(bar)).forEach(drawn::add);
            var chart = Chart.bars(
                    job.name(),
                    job.unit(),
                    drawn.stream()
                            .map(bar -> Chart.bar(bar.peer(), spread(bar, unit)))
                            .toArray(async.measure.chart.Bar[]::new));
            chart.note("lower is better");
            return isWide() ? chart.logX() : chart;
        }

        private static boolean ours(Bar bar) {
            return bar.peer().equals(OURS);
        }

        private static Spread spread(Bar bar, Unit unit) {
            return new Range(bar.min() * unit.nanos(), bar.median() * unit.nanos(), bar.max() * unit.nanos());
        }

        private boolean isWide() {
            var medians = bars.stream().mapToDouble(Bar::median).summaryStatistics();
            return medians.getMin() > 0 && medians.getMax() > WIDE * medians.getMin();
        }

        private Table table() {
            var table = Table.of("peer", "min", "median", "spread", "of best", "run with")
                    .caption(job.name() + ", " + job.unit());
            for (Bar bar : bars)
                table.row(
                        bar.peer(),
                        Numbers.rounded(bar.min()),
                        Numbers.rounded(bar.median()),
                        Math.round(100 * bar.spread()) + "%",
                        Numbers.rounded(bar.ofBest()),
                        bar.way());
            for (Without none : without) table.row(none.peer(), "-", "-", "-", "-", none.why());
            return table;
        }
    }

    private record Range(double min, double median, double max) implements Spread {}

    private BenchReport() {}

    public static void main(String[] words) throws IOException {
        Files.writeString(Path.of(words[1]), page(Files.readAllLines(Path.of(words[0]))));
    }

    static String page(List<String> lines) {
        var host = Table.of("host", "");
        var results = new ArrayList<Result>();
        for (String line : lines)
            switch (BenchRow.of(line)) {
                case Fact(String name, String value) -> host.row(name, value);
                case Job job -> results.add(new Result(job));
                case Bar bar -> results.getLast().bars.add(bar);
                case Without none -> results.getLast().without.add(none);
                case Goal goal -> results.getLast().goals.add(goal);
            }
        var html = new StringBuilder(HEAD).append(host.html());
        for (Result result : results) html.append(result.html());
        return html.append("<p>Bar and number: the median of the runs; line: smallest to largest. Spread: largest less"
                        + " smallest, over the median. A dash: the peer has no result, and why.</p></body></html>\n")
                .toString();
    }
}
