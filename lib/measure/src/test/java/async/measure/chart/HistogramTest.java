package async.measure.chart;

import static async.measure.chart.Sample.guess;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static double[] hundred() {
        return IntStream.range(0, 100).mapToDouble(i -> i / 10.0).toArray();
    }

    @Test
    void every_value_is_counted_in_one_column_of_a_round_width() {
        var bins = Bins.of(new double[] {0, 0.4, 1, 1.9, 2, 5.5}, false);
        assertEquals(1, bins.step());
        assertArrayEquals(new int[] {2, 2, 1, 0, 0, 1}, bins.counts());
        assertEquals(5, bins.from(5));
        assertEquals(6, bins.to(5));
    }

    @Test
    void there_is_a_drawn_column_for_each_that_holds_something() throws Exception {
        assertEquals(
                4,
                Drawn.of(Chart.histogram("six", "ms", new double[] {0, 0.4, 1, 1.9, 2, 5.5}))
                        .all("column")
                        .size());
    }

    @Test
    void the_words_tell_count_median_range_and_where_most_are() throws Exception {
        assertEquals(
                "late: 6 values, median 1.45 ms, from 0 ms to 5.5 ms, most often between 0 ms and 1 ms, your guess: 3 ms",
                Drawn.of(Chart.histogram("late", "ms", new double[] {0, 0.4, 1, 1.9, 2, 5.5})
                                .with(guess(OptionalDouble.of(3))))
                        .alt());
    }

    @Test
    void narrow_columns_have_different_ends() throws Exception {
        var values =
                DoubleStream.iterate(20.1, value -> value + 0.013).limit(40).toArray();
        for (var histogram : List.of(
                Chart.histogram("late", "ms", values),
                Chart.histogram("late", "ms", values).logX())) {
            var rows = histogram.text().lines().skip(2).map(String::strip).toList();
            assertTrue(rows.size() > 5);
            for (var row : rows) assertNotEquals(row.split(" +")[0], row.split(" +")[1], row);
        }
    }

    @Test
    void a_few_values_far_out_are_told_and_not_drawn() throws Exception {
        var values = DoubleStream.concat(DoubleStream.of(hundred()), DoubleStream.of(310))
                .toArray();
        var histogram = Chart.histogram("late", "ms", values);
        assertTrue(Drawn.of(histogram).says("not drawn at the right, up to 310 ms"));
        assertTrue(histogram.text().contains("more"));
    }

    @Test
    void the_guess_stands_upright_and_its_words_above_the_columns() throws Exception {
        var drawn = Drawn.of(Chart.histogram("late", "ms", hundred()).with(guess(OptionalDouble.of(9.9))));
        var line = drawn.all("guess").getFirst();
        assertEquals(line.getAttribute("x1"), line.getAttribute("x2"));
        assertEquals(List.of(), drawn.clipped());
    }

    @Test
    void a_log_scale_has_columns_of_one_ratio() {
        var bins = Bins.of(new double[] {1, 10, 100, 1000}, true);
        assertEquals(bins.to(0) / bins.from(0), bins.to(1) / bins.from(1), 1e-9);
        assertEquals(4, IntStream.of(bins.counts()).sum());
    }

    @Test
    void equal_values_make_one_column_among_empty_ones() throws Exception {
        assertEquals(
                1,
                Drawn.of(Chart.histogram("same", "ms", new double[] {5, 5, 5}))
                        .all("column")
                        .size());
        assertTrue(Bins.of(new double[] {0, 0}, false).size() > 1);
    }

    @Test
    void what_is_no_number_is_left_out_and_said() throws Exception {
        assertTrue(Drawn.of(Chart.histogram("h", "ms", new double[] {1, Double.NaN}))
                .says("1 left out: not a number"));
        assertTrue(Drawn.of(Chart.histogram("h", "ms", new double[] {1, -3}).logX())
                .says("1 left out: no number above 0"));
    }

    @Test
    void counts_may_stand_on_a_log_scale() throws Exception {
        assertTrue(Drawn.of(
                        Chart.histogram("h", "ms", new double[] {1, 1, 1, 2}).logY())
                .says("log scale"));
    }

    @Test
    void no_values_make_one_sentence() throws Exception {
        assertTrue(Drawn.of(Chart.histogram("none", "ms", new double[0])).says("Nothing to draw: there is no value."));
    }
}
