package async.measure.chart;

import static async.measure.chart.Drawn.number;
import static async.measure.chart.Sample.guess;
import static async.measure.chart.Sample.spread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarsTest {

    private static Chart three() {
        // @start region=bars
        return Chart.bars(
                        "One hand-over",
                        "us",
                        Chart.bar("our task", spread(900, 1000, 1500)),
                        Chart.bar("virtual thread", spread(1800, 2000, 2600)),
                        Chart.bar("by hand", 0.5))
                .note("ring of 500 · lower is better");
        // @end
    }

    private static Bar[] numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Chart.bar("bar " + i, i + 1))
                .toArray(Bar[]::new);
    }

    @Test
    void there_is_a_bar_for_each_name_and_a_whisker_for_each_spread() throws Exception {
        var drawn = Drawn.of(three());
        assertEquals(3, drawn.all("bar").size());
        assertEquals(2, drawn.all("whisker").size());
        assertTrue(drawn.texts().containsAll(List.of("our task", "virtual thread", "by hand")));
    }

    @Test
    void a_spread_is_scaled_from_nanoseconds_and_a_plain_number_is_not() throws Exception {
        var drawn = Drawn.of(three());
        assertTrue(drawn.texts().containsAll(List.of("1 µs", "2 µs", "0.5 µs")));
        var bars = drawn.all("bar");
        assertEquals(2, number(bars.get(1), "width") / number(bars.get(0), "width"), 0.01);
    }

    @Test
    void only_the_first_bar_is_accented() throws Exception {
        var fills = Drawn.of(three()).all("bar").stream()
                .map(bar -> bar.getAttribute("fill"))
                .toList();
        assertEquals(List.of(Palette.BAR, Palette.OTHER_BAR, Palette.OTHER_BAR), fills);
    }

    @Test
    void the_alternative_text_tells_all_values() throws Exception {
        assertEquals(
                "One hand-over: our task 1 µs, virtual thread 2 µs, by hand 0.5 µs",
                Drawn.of(three()).alt());
    }

    @Test
    void the_grey_line_says_what_bar_number_and_whisker_are() throws Exception {
        assertTrue(Drawn.of(three())
                .says("ring of 500 · lower is better · bar and number: median, line: fastest to slowest"));
        assertFalse(Drawn.of(Chart.bars("plain", "ms", Chart.bar("a", 1))).says("median"));
    }

    @Test
    void the_numbers_stand_in_a_table() {
        var text = three().text();
        assertTrue(text.contains("our task                 0.9            1           1.5"), text);
        assertTrue(three().html().contains("our task</div></th><td>0.9</td><td>1</td><td>1.5</td></tr>"));
    }

    @Test
    void the_table_of_plain_numbers_has_one_column_for_them() {
        var text =
                Chart.bars("plain", "ms", Chart.bar("a", 1), Chart.bar("b", 12)).text();
        assertEquals("""
                plain
                name  value (ms)
                a              1
                b             12""", text);
    }

    @Test
    void a_guess_is_drawn_and_an_empty_one_is_not() throws Exception {
        // @start region=guess
        var guessed = three().with(guess(OptionalDouble.of(1.5)));
        // @end
        var drawn = Drawn.of(guessed);
        assertEquals(1, drawn.all("guess").size());
        assertTrue(drawn.says("your guess: 1.5 µs"));
        assertTrue(drawn.alt().endsWith("your guess: 1.5 µs"));
        assertEquals(
                0,
                Drawn.of(three().with(guess(OptionalDouble.empty())))
                        .all("guess")
                        .size());
    }

    @Test
    void a_guess_far_beyond_the_data_is_named_at_the_edge_and_flattens_nothing() throws Exception {
        var drawn = Drawn.of(three().with(guess(OptionalDouble.of(1000))));
        assertEquals(0, drawn.all("guess").size());
        assertTrue(drawn.says("your guess: 1,000 µs, off the chart →"));
        assertEquals(
                Drawn.of(three()).all("bar").get(0).getAttribute("width"),
                drawn.all("bar").get(0).getAttribute("width"));
    }

    @Test
    void text_from_outside_is_escaped_in_picture_words_and_table() throws Exception {
        var evil = "<script>alert(1)</script> & \"quotes\" 'n' \u0000";
        var drawn =
                Drawn.of(Chart.bars(evil, evil, Chart.bar(evil, 1)).note(evil).with(guess(OptionalDouble.of(1))));
        assertFalse(drawn.html().contains("<script"));
        assertTrue(drawn.says("<script>"));
        assertTrue(drawn.alt().contains("&amp; &quot;quotes&quot; &#39;n&#39; ?"));
    }

    @Test
    void long_names_and_titles_stay_on_the_card() throws Exception {
        var name = "a name that is much longer than anybody would ever want to read beside a bar";
        var chart =
                Chart.bars(name + " " + name + " " + name, "ms", Chart.bar(name, 12.5), Chart.bar("W".repeat(90), 3));
        assertEquals(
                List.of(),
                Drawn.of(chart.note(name + name + name).with(guess(OptionalDouble.of(12))))
                        .clipped());
    }

    @Test
    void more_bars_than_have_room_are_counted_and_stay_in_the_table() throws Exception {
        var drawn = Drawn.of(Chart.bars("many", "ms", numbered(30)));
        assertEquals(24, drawn.all("bar").size());
        assertTrue(drawn.says("and 6 more, in the table"));
        assertTrue(drawn.html().contains("bar 29"));
        assertEquals(List.of(), drawn.clipped());
    }

    @Test
    void a_linear_scale_begins_at_zero_and_has_round_ticks() throws Exception {
        var drawn = Drawn.of(Chart.bars("lengths", "ms", Chart.bar("a", 97), Chart.bar("b", 31)));
        assertTrue(drawn.texts().containsAll(List.of("0", "20", "40", "60", "80")), drawn.texts()::toString);
        assertEquals(5, drawn.all("tick").size());
        assertEquals(List.of(), drawn.clipped());
    }

    @Test
    void a_log_scale_has_round_ticks_and_tells_that_it_is_one() throws Exception {
        var drawn = Drawn.of(Chart.bars("memory", "bytes", Chart.bar("a", 272), Chart.bar("b", 1_048_576))
                .logX());
        assertTrue(drawn.texts().containsAll(List.of("100", "1,000", "10,000", "100,000", "1 million")));
        assertTrue(drawn.says("log scale"));
    }

    @Test
    void a_bar_without_a_value_says_so_and_the_others_stand() throws Exception {
        var drawn = Drawn.of(Chart.bars("half", "ms", Chart.bar("a", Double.NaN), Chart.bar("b", 2)));
        assertEquals(1, drawn.all("bar").size());
        assertTrue(drawn.says("no value"));
    }

    @Test
    void zero_has_no_place_on_a_log_scale_and_breaks_nothing() throws Exception {
        var drawn = Drawn.of(Chart.bars("zero", "ms", Chart.bar("a", 0), Chart.bar("b", spread(0, 2e6, 3e6)))
                .logX());
        assertEquals(1, drawn.all("bar").size());
        assertTrue(drawn.says("0 ms"));
    }

    @Test
    void a_chart_of_zeros_is_drawn() throws Exception {
        var drawn = Drawn.of(Chart.bars("zeros", "ms", Chart.bar("a", 0)).with(guess(OptionalDouble.of(3))));
        assertEquals(1, drawn.all("guess").size());
        assertTrue(drawn.says("0 ms"));
    }

    @Test
    void no_bar_at_all_makes_one_sentence() throws Exception {
        var sentence = "Nothing to draw: no bar has a value.";
        assertTrue(Drawn.of(Chart.bars("none", "ms")).says(sentence));
        assertTrue(Chart.bars("none", "ms", Chart.bar("a", Double.POSITIVE_INFINITY))
                .text()
                .contains(sentence));
    }

    @Test
    void numbers_beyond_every_measure_are_no_value_and_do_not_hang() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (double wild : new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE}) {
                assertTrue(bar(wild).html().contains("no value"));
                assertTrue(bar(wild).logX().html().contains("no value"));
                Chart.histogram("t", "ms", new double[] {1, wild}).html();
                Chart.line("t", "x", "ms", Chart.series("s").at(1, 1).at(wild, 1))
                        .text();
            }
        });
    }

    private static Chart bar(double wild) {
        return Chart.bars("t", "ms", Chart.bar("a", 1), Chart.bar("b", wild));
    }
}
