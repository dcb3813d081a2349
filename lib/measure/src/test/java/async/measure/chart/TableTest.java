package async.measure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TableTest {

    private static Table table() {
        // @start region=table
        return Table.of("model", "bytes", "note")
                .row("our task", 272, "one object")
                .row("thread", 1_048_576, "its stack")
                .caption("What a wait takes");
        // @end
    }

    @Test
    void headers_say_what_they_head_the_caption_names_the_table_and_words_stand_left() {
        assertEquals(
                "<table><caption>What a wait takes</caption><thead><tr><th scope=\"col\"><div align=\"left\">model</div></th>"
                        + "<th scope=\"col\">bytes</th><th scope=\"col\"><div align=\"left\">note</div></th></tr></thead><tbody>"
                        + "<tr><th scope=\"row\"><div align=\"left\">our task</div></th><td>272</td><td><div align=\"left\">one object</div></td></tr>"
                        + "<tr><th scope=\"row\"><div align=\"left\">thread</div></th><td>1.05 million</td><td><div align=\"left\">its stack</div></td></tr></tbody></table>",
                table().html());
    }

    @Test
    void text_is_aligned_numbers_at_the_right() {
        assertEquals("""
                What a wait takes
                model            bytes  note
                our task           272  one object
                thread    1.05 million  its stack""", table().text());
    }

    @Test
    void cells_are_escaped() {
        assertEquals(
                "<table><thead><tr><th scope=\"col\"><div align=\"left\">&lt;b&gt;</div></th></tr></thead><tbody><tr><th scope=\"row\"><div align=\"left\">a &amp; &quot;b&quot;</div></th></tr></tbody></table>",
                Table.of("<b>").row("a & \"b\"").html());
    }

    @Test
    void a_row_of_the_wrong_length_is_refused_and_says_so() {
        var refused = assertThrows(IllegalArgumentException.class, () -> table().row("x", 1));
        assertEquals("this row has 2 cells, the table has 3 columns; give one cell a column", refused.getMessage());
        assertThrows(IllegalArgumentException.class, Table::of);
    }

    @Test
    void a_table_without_rows_still_has_its_headers() {
        assertEquals("a  b", Table.of("a", "b").text());
    }
}
