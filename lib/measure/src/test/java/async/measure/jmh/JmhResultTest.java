package async.measure.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JmhResultTest {

    private static final Plan PLAN = Plan.of(Duration.ofSeconds(10), 2);
    private static final Score SLOW = new Score("slow", 30, 40, 60, 42, 3.5, 10);
    private static final Score FAST = new Score("fast", 10, 20, 25, 19, 1.25, 10);

    @Test
    void scores_are_asked_by_name_and_a_ratio_has_the_widest_spread_there_can_be() {
        // @start region=result
        var result = new JmhResult(List.of(SLOW, FAST), PLAN);
        assertEquals("median 20 ns (10 to 25, 10 runs)", result.of("fast").toString());
        assertEquals("2 times (1.2 to 6)", result.ratio("slow", "fast").toString());
        // @end
    }

    @Test
    void an_unknown_name_is_answered_with_those_there_are() {
        var result = new JmhResult(List.of(SLOW, FAST), PLAN);
        var refusal = assertThrows(IllegalArgumentException.class, () -> result.of("quick"));
        assertEquals("no benchmark is called \"quick\", only fast, slow", refusal.getMessage());
    }

    @Test
    void the_table_has_score_error_unit_and_number_the_fastest_first() {
        assertEquals("""
                The mean of n iterations, plus or minus its error
                benchmark  score  error  unit    n
                fast          19   1.25  ns/op  10
                slow          42    3.5  ns/op  10
                """ + PLAN, new JmhResult(List.of(SLOW, FAST), PLAN).text());
    }

    @Test
    void the_chart_has_the_spread_and_says_what_was_done() {
        var svg = svg(new JmhResult(List.of(SLOW, FAST), PLAN));
        assertEquals(2, svg.split("class=\"whisker\"").length - 1);
        assertTrue(svg.contains("2 forks x 5 x"), svg);
        assertTrue(!svg.contains("log scale"), svg);
    }

    @Test
    void what_is_far_apart_is_drawn_on_a_log_scale() {
        var far = new Score("far", 3_000, 3_100, 3_200, 3_100, 20, 10);
        assertTrue(svg(new JmhResult(List.of(far, FAST), PLAN)).contains("log scale"));
    }

    private static String svg(JmhResult result) {
        var data = Pattern.compile("base64,([^\"]+)").matcher(result.html());
        assertTrue(data.find());
        return new String(Base64.getDecoder().decode(data.group(1)), StandardCharsets.UTF_8);
    }
}
