package async.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import async.check.Cancellations;
import async.check.Cancellations.Place;
import async.check.Cancellations.Report;
import async.check.Trial;
import async.measure.chart.Table;
import async.measure.chart.Tabled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What an operation loses when it is closed at each of its pauses, narrow enough for a page: the three ways to be
/// closed in one pause share a row where they end alike. The report has all places, each with its line of source.
///
/// {@snippet class=LossesTest region=losses}
public record Losses(Report report) implements Tabled {

    /// Runs the scenario once a place, as [Cancellations] does.
    ///
    /// @throws IllegalArgumentException if the scenario is not clean though nothing is closed
    public static Losses of(Trial.Scenario scenario) throws Exception {
        return new Losses(Cancellations.of(scenario));
    }

    @Override
    public Table table() {
        var rows = report.places().stream()
                .collect(groupingBy(Row::of, LinkedHashMap::new, mapping(Losses::where, toList())));
        var table = Table.of("closed", "lost", "not expected", "verdict");
        rows.forEach((row, closed) -> table.row(name(closed), row.lost, row.tooOften, row.verdict));
        return table;
    }

    /// "at pause 2", without the line that it waited in.
    private static String where(Place place) {
        return place.at().split(": ", 2)[0];
    }

    /// "at pause 2, later, woken".
    private static String name(List<String> closed) {
        var others = closed.stream().skip(1).map(where -> where.split(" ", 2)[0]);
        return Stream.concat(Stream.of(closed.getFirst()), others).collect(joining(", "));
    }

    private record Row(String pause, String lost, String tooOften, String verdict) {

        static Row of(Place place) {
            return new Row(
                    where(place).replaceAll("\\D", ""), list(place.lost()), list(place.duplicated()), verdict(place));
        }

        private static String list(List<Object> values) {
            return values.stream().map(String::valueOf).collect(joining(", "));
        }

        private static String verdict(Place place) {
            var level = new Report(List.of(place)).level().name();
            int left = place.leaked() + place.leftOver();
            return level.toLowerCase(Locale.ROOT).replace('_', ' ')
                    + (left == 0 ? "" : ", leaves " + left + " behind")
                    + (place.failure() == null ? "" : ", fails: " + Check.headline(place.failure()));
        }
    }
}
