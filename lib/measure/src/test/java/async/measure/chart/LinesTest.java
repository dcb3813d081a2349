package async.measure.chart;

import static async.measure.chart.Drawn.number;
import static async.measure.chart.Sample.guess;
import static async.measure.chart.Sample.spread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {

    private static Chart two() {
        // @start region=lines
        var joined = Chart.series("joined").at(1, spread(90e6, 100e6, 130e6)).at(10, 110);
        var sequence = Chart.series("in sequence").at(1, 100).at(10, 1000);
        return Chart.line("Total of N searches", "searches", "ms", joined, sequence);
        // @end
    }

    private static Series[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Chart.series("series with a long name " + i).at(0, i).at(1, 5))
                .toArray(Series[]::new);
    }

    @Test
    void each_series_has_a_line_its_points_and_its_name() throws Exception {
        var drawn = Drawn.of(two());
        assertEquals(2, drawn.all("line").size());
        assertEquals(4 + 2, drawn.all("marker").size()); // the points, and one beside each name
        assertEquals(1, drawn.all("whisker").size());
        assertTrue(drawn.texts().containsAll(List.of("joined", "in sequence", "searches", "ms")));
    }

    @Test
    void series_differ_in_dash_and_marker_and_not_only_in_colour() throws Exception {
        var drawn = Drawn.of(Chart.line("ten", "x", "y", many(10)));
        var looks = new HashSet<String>();
        drawn.all("line")
                .forEach(line -> looks.add(line.getAttribute("stroke") + line.getAttribute("stroke-dasharray")));
        assertEquals(10, looks.size());
        var shapes = drawn.all("marker").stream()
                .collect(Collectors.groupingBy(marker -> marker.getAttribute("d"), Collectors.counting()));
        assertEquals(5, shapes.size());
        assertEquals(Set.of(6L), Set.copyOf(shapes.values())); // two series share a shape: four points, two names
    }

    @Test
    void the_axes_begin_and_end_at_round_values() throws Exception {
        var texts = Drawn.of(two()).texts();
        assertTrue(
                texts.containsAll(List.of("0", "200", "400", "600", "800", "1,000", "2", "4", "6", "8", "10")),
                texts::toString);
    }

    @Test
    void the_bottom_axis_goes_on_to_a_round_value() throws Exception {
        var series = Chart.series("s").at(0.7, 1).at(9.3, 2);
        assertTrue(Drawn.of(Chart.line("round", "x", "y", series)).texts().contains("10"));
    }

    @Test
    void a_long_name_leaves_room_for_its_line() throws Exception {
        var drawn = Drawn.of(Chart.line(
                "long", "x", "y", Chart.series("long name ".repeat(20)).at(0, 1)));
        assertEquals(List.of(), drawn.clipped());
    }

    @Test
    void log_axes_have_powers_of_ten() throws Exception {
        var series = Chart.series("ours").at(1, 0.002).at(100_000, 30);
        var texts =
                Drawn.of(Chart.line("log", "tasks", "ms", series).logX().logY()).texts();
        assertTrue(texts.containsAll(List.of("1", "1,000", "100,000", "0.001", "0.1")), texts::toString);
    }

    @Test
    void names_that_end_at_the_same_height_do_not_cover_each_other() throws Exception {
        var drawn = Drawn.of(Chart.line("many", "x", "y", many(10)));
        var heights = drawn.named("text").stream()
                .filter(text -> text.getTextContent().startsWith("series"))
                .mapToDouble(text -> number(text, "y"))
                .sorted()
                .toArray();
        assertEquals(10, heights.length);
        for (int i = 1; i < heights.length; i++) assertTrue(heights[i] - heights[i - 1] >= 14);
        assertEquals(List.of(), drawn.clipped());
    }

    @Test
    void the_alternative_text_tells_both_ends_of_each_line() throws Exception {
        assertEquals(
                "Total of N searches: joined 100 ms at searches = 1, then 110 ms at searches = 10; "
                        + "in sequence 100 ms at searches = 1, then 1,000 ms at searches = 10",
                Drawn.of(two()).alt());
    }

    @Test
    void a_place_in_time_is_told_with_its_unit() throws Exception {
        var series = Chart.series("late").at(20, 3);
        assertEquals(
                "x: late 3 ms at 20 ms",
                Drawn.of(Chart.line("x", "ms", "ms", series)).alt());
        assertEquals(
                "x: late 3 ms at 20",
                Drawn.of(Chart.line("x", "", "ms", series)).alt());
    }

    @Test
    void the_table_has_a_row_a_place_and_a_column_a_series() {
        var text = two().text();
        assertTrue(text.contains("1         100 (90 to 130)"), text);
        assertTrue(text.contains("in sequence (ms)"), text);
    }

    private static Chart halted() {
        // @start region=stopped
        var threads = Chart.series("threads").at(10, 1).at(100, 10).stopped(1_000, "no memory for more");
        var tasks = Chart.series("tasks").at(10, 1).at(1_000, 2);
        return Chart.line("Waiting", "jobs", "ms", threads, tasks).logX();
        // @end
    }

    @Test
    void a_line_that_could_not_go_on_ends_in_a_cross_and_the_reason_stands_below() throws Exception {
        var drawn = Drawn.of(halted());
        assertEquals(
                2 + 2, drawn.all("cross").size()); // two strokes each: at the end of its line, and before the words
        assertTrue(drawn.says("threads: stopped at 1,000: no memory for more"), drawn.texts()::toString);
        assertEquals(List.of(), drawn.clipped());
        assertEquals(0, Drawn.of(two()).all("cross").size());
    }

    @Test
    void the_cross_stands_beyond_the_last_point_and_within_the_field() throws Exception {
        var alone = Chart.line(
                "w", "jobs", "ms", Chart.series("s").at(1, 1).at(10, 2).stopped(100, "full"));
        var drawn = Drawn.of(alone.logX());
        var places = drawn.all("marker").stream()
                .map(marker -> marker.getAttribute("transform").replaceAll("[^0-9. ]", ""))
                .mapToDouble(place -> Double.parseDouble(place.split(" ")[0]))
                .toArray();
        double cross = number(drawn.all("cross").getFirst(), "x1");
        assertTrue(cross > places[1], "the last point");
        assertTrue(cross + 10 < places[2], "the name");
    }

    @Test
    void where_a_line_stopped_is_told_in_the_alternative_text_and_in_the_table() throws Exception {
        assertTrue(
                Drawn.of(halted()).alt().contains("10 ms at jobs = 100, stopped at 1,000: no memory for more; tasks"));
        assertTrue(halted().text().contains("threads: stopped at 1,000: no memory for more"));
        assertTrue(halted().text().contains("1,000  stopped"), halted().text());
    }

    @Test
    void a_line_that_stopped_at_once_is_told_as_well() throws Exception {
        var never = Chart.series("never").stopped(10, "not here");
        var drawn =
                Drawn.of(Chart.line("w", "jobs", "ms", never, Chart.series("s").at(10, 1)));
        assertTrue(drawn.says("never: stopped at 10: not here"));
        assertTrue(drawn.alt().contains("never has no value, stopped at 10: not here"), drawn.alt());
    }

    @Test
    void a_guess_lies_across() throws Exception {
        var line =
                Drawn.of(two().with(guess(OptionalDouble.of(500)))).all("guess").getFirst();
        assertEquals(line.getAttribute("y1"), line.getAttribute("y2"));
    }

    @Test
    void more_series_than_can_be_told_apart_are_counted() throws Exception {
        assertTrue(Drawn.of(Chart.line("many", "x", "y", many(13))).says("and 3 more, in the table"));
    }

    @Test
    void points_without_a_place_are_left_out() throws Exception {
        var series = Chart.series("s")
                .at(0, 1)
                .at(1, 0)
                .at(2, Double.NaN)
                .at(Double.NaN, 2)
                .at(10, 10);
        assertEquals(
                1 + 1,
                Drawn.of(Chart.line("log", "x", "y", series).logX().logY())
                        .all("marker")
                        .size());
    }

    @Test
    void one_point_is_a_chart_and_none_is_a_sentence() throws Exception {
        assertEquals(
                2,
                Drawn.of(Chart.line("one", "x", "y", Chart.series("s").at(5, 3)))
                        .all("marker")
                        .size());
        assertTrue(Drawn.of(Chart.line("none", "x", "y")).says("Nothing to draw: no line has a point."));
    }
}
