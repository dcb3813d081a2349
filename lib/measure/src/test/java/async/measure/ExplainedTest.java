package async.measure;

import static async.await.Async.await;
import static async.future.Futures.ready;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Async;
import async.compile.Explanation;
import async.compile.Explanation.StateMachine;
import async.core.Future;
import async.measure.chart.Figure;
import org.junit.jupiter.api.Test;

class ExplainedTest {

    private static Explanation explanation() {
        Future<String> name = ready("Ada");
        return Async.explain(() -> {
            int born = await(ready(1815));
            return await(name) + "<" + born;
        });
    }

    @Test
    void a_state_is_a_row_with_its_line_and_what_it_keeps() {
        var explanation = explanation();
        int line = explanation.body().getLineNumber();
        Figure figure = Explained.of(explanation);
        assertTrue(figure.text().startsWith("""
                The states in which this body waits
                state  line  awaits      keeps
                1      %4d  ready(...)  nothing
                2      %4d  name        int born in l1I
                captured, kept in every state: Future name in c0
                a machine takes\
                """.formatted(line, line + 1)), figure.text());
    }

    @Test
    void the_table_has_a_caption_and_headers_that_say_what_they_head() {
        String html = Explained.of(explanation()).html();
        assertTrue(html.startsWith("<table><caption>The states in which this body waits</caption><thead>"), html);
        assertTrue(html.contains("<th scope=\"row\"><div align=\"left\">2</div></th>"), html);
        assertEquals(4, html.split("<th scope=\"col\">", -1).length - 1);
        assertEquals(3, html.split("<li>", -1).length - 1);
    }

    @Test
    void the_code_is_folded_and_escaped() {
        var machine = (StateMachine) explanation();
        String html = Explained.of(machine).html();
        String code = html.substring(html.indexOf("<details><summary>Code of its <code>poll</code></summary><pre>"));
        assertEquals(Line.folded("Code of its <code>poll</code>", machine.code()), code);
        assertFalse(Explained.of(machine).text().contains("getfield"));
    }

    @Test
    void a_body_that_is_not_compiled_shows_why() {
        assertEquals(
                "This body cannot be compiled: it is a method reference;"
                        + " write what explanation does as a lambda, () -> { ... }.",
                Explained.of(Async.explain(ExplainedTest::explanation)).text());
    }
}
