package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BenchReportTest {

    private static String page() {
        // @start region=page
        return BenchReport.page(List.of(
                "fact\tJava\tJDK 25",
                "job\tpool-spawn\tns",
                "bar\ttokio\t90\t100\t120\t0.3\t1.0\tfat LTO",
                "bar\tawait-compiled\t200\t210\t220\t0.1\t2.1\t-Xmx64m",
                "none\treactor\tit has <no> pool",
                "goal\tat most 0.25 of tokio: 2.10, missed by 740%"));
        // @end
    }

    private static List<String> drawings(String page) {
        return Pattern.compile("base64,([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void a_page_has_the_host_the_peers_and_what_came_of_the_goals() {
        String page = page();
        for (String words : List.of("JDK 25", "fat LTO", "-Xmx64m", "it has &lt;no&gt; pool", "missed by 740%"))
            assertTrue(page.contains(words), words);
    }

    @Test
    void our_bar_comes_first_for_the_first_is_accented() {
        String svg = drawings(page()).getFirst();
        assertTrue(svg.indexOf(">await-compiled<") < svg.indexOf(">tokio<"), svg);
    }

    @Test
    void a_page_asks_the_network_for_nothing() {
        assertFalse(Pattern.compile("(src|href)=\"(?!data:)").matcher(page()).find());
    }

    @Test
    void only_a_range_over_thirty_has_a_log_axis() {
        assertFalse(drawings(page()).getFirst().contains("log scale"));
        var wide = BenchReport.page(List.of("job\tx\tns", "bar\ta\t1\t1\t1\t0\t1\t", "bar\tb\t31\t31\t31\t0\t31\t"));
        assertTrue(drawings(wide).getFirst().contains("log scale"));
    }

    @Test
    void a_chart_is_in_the_unit_of_its_job() {
        var page = BenchReport.page(List.of("job\ttimers-cpu\tms", "bar\ta\t700\t800\t900\t0.25\t1\t"));
        assertTrue(drawings(page).getFirst().contains("800 ms"));
    }

    @Test
    void each_result_has_a_chart() {
        var page = BenchReport.page(
                List.of("job\ta\tx", "bar\tp\t1\t1\t1\t0\t1\t", "job\tb\tB", "bar\tp\t1\t1\t1\t0\t1\t"));
        assertEquals(2, drawings(page).size());
    }

    @Test
    void a_row_of_no_kind_is_refused_with_the_kinds() {
        var refused = assertThrows(IllegalArgumentException.class, () -> BenchRow.of("pie\t1"));
        assertEquals("a row is none of fact, job, bar, none, goal: pie\t1", refused.getMessage());
    }
}
