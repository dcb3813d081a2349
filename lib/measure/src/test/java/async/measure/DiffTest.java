package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;

class DiffTest {

    private static String counts(Diff diff) {
        return diff.kept() + " kept, " + diff.dropped() + " dropped, " + diff.added() + " added";
    }

    @Test
    void words_that_were_added_are_counted_and_marked_in_the_second_text() {
        // @start region=diff
        var diff = Diff.of("var page = get(uri);", "var page = await(get(uri));");
        assertEquals("8 kept, 0 dropped, 3 added", counts(diff));
        assertEquals("var page = [+await(+]get(uri)[+)+];", diff.text());
        // @end
    }

    @Test
    void equal_texts_differ_in_nothing_however_they_are_laid_out() {
        assertEquals("5 kept, 0 dropped, 0 added", counts(Diff.of("return a+b;", "return\n  a + b;")));
    }

    @Test
    void a_comment_is_no_word_and_a_string_is_one() {
        assertEquals("1 kept, 0 dropped, 0 added", counts(Diff.of("x // as \"it\" was", "x // is")));
        assertEquals("1 kept, 0 dropped, 1 added", counts(Diff.of("x", "x \"a \\\" b // c\"")));
    }

    @Test
    void a_block_comment_is_no_word_and_a_character_and_a_text_block_are_one() {
        assertEquals("1 kept, 0 dropped, 0 added", counts(Diff.of("x /* as it\nwas */", "x /* is */")));
        assertEquals(
                "'\"' + [+y+] + '\"'",
                Diff.of("'\"' + x + '\"'", "'\"' + y + '\"'").text());
        assertEquals("1 kept, 0 dropped, 1 added", counts(Diff.of("x", "x \"\"\"\n a \"b\" \\\"\"\" // c\n\"\"\"")));
    }

    @Test
    void long_strings_are_words_too_and_long_texts_are_refused() {
        String text = '"' + "a".repeat(100_000) + '"';
        assertEquals("1 kept, 0 dropped, 0 added", counts(Diff.of(text, text)));
        String book = "a ".repeat(30_000);
        assertEquals(
                "30000 words beside 30000 are too many to compare: give two methods",
                assertThrows(IllegalArgumentException.class, () -> Diff.of(book, book))
                        .getMessage());
    }

    @Test
    void words_that_were_moved_are_dropped_here_and_added_there() {
        assertEquals("2 kept, 1 dropped, 1 added", counts(Diff.of("a b c", "c a b")));
    }

    @Test
    void on_a_page_what_was_added_stands_in_ins_and_nothing_of_the_text_becomes_html() {
        var diff = Diff.of("List x;", "List<A> x; // <b>");
        assertEquals("<pre><code>List<ins><strong>&lt;A&gt;</strong></ins> x; // &lt;b&gt;</code></pre>", diff.html());
        assertEquals("List[+<A>+] x; // <b>", diff.text());
    }

    @Test
    void methods_of_the_page_are_found_by_name() {
        try (var shell = JShell.builder().executionEngine("local").build()) {
            shell.eval("int one() { return 1; }");
            shell.eval("int two() { return 1 + 1; }");
            CellCode.use(() -> shell);
            assertEquals("8 kept, 1 dropped, 3 added", counts(Diff.ofMethods("one", "two")));
        } finally {
            CellCode.use(() -> null);
        }
        assertThrows(IllegalStateException.class, () -> Diff.ofMethods("one", "two"));
    }
}
