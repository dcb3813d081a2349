package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JmhMagicTest {

    private final JmhMagic magic = new JmhMagic();

    @Test
    void a_typed_benchmark_is_measured_and_its_result_kept_for_the_cells_below() throws Exception {
        var figure = magic.eval(NO_SHELL, List.of("3"), "int i;\n@Benchmark public int more() { return ++i; }");
        assertTrue(figure.html().contains("<img "), figure.html());
        assertTrue(figure.html().contains("</table>"));
        assertTrue(Jmh.last().of("more").median() > 0);
    }

    @Test
    void a_benchmark_that_throws_is_one_sentence_with_its_line() throws Exception {
        var figure = magic.eval(NO_SHELL, List.of("3"), """
                @Benchmark
                public int wrong() {
                    throw new IllegalStateException("as it should");
                }
                """);
        assertEquals(
                "wrong failed: it threw java.lang.IllegalStateException: as it should, at line 4 of the cell.",
                figure.text());
    }

    @Test
    void what_the_compiler_refuses_is_shown_as_a_block_and_nothing_is_kept() throws Exception {
        var figure = magic.eval(NO_SHELL, List.of(), "@Benchmark public int one() { return \"<\"; }");
        assertTrue(figure.html().startsWith("<pre>line 2: incompatible types"), figure.html());
        assertTrue(figure.html().contains("&quot;&lt;&quot;"), figure.html());
        assertThrows(IllegalStateException.class, Jmh::last);
    }

    @Test
    void seconds_that_are_none_are_refused() throws Exception {
        for (var args : List.of(List.of("soon"), List.of("0"), List.of("601"), List.of("1", "2")))
            assertEquals(
                    "%%jmh takes one number, the seconds it may last, 1 to 600: %%jmh 20",
                    magic.eval(NO_SHELL, args, "").text());
    }

    private static final jdk.jshell.JShell NO_SHELL = null;
}
