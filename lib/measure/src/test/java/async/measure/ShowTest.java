package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Future;
import async.core.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShowTest {

    private static final String TRICKY = resource("Tricky.txt");

    private static String resource(String name) {
        try (var in = ShowTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String go(String type) {
        return SourceText.of(TRICKY).methods(type, "go");
    }

    @Test
    void lines_are_those_of_code() throws Exception {
        // @start region=lines
        assertEquals(5, Show.lines(Action.class));
        // @end
    }

    @Test
    void shows_a_method_folded() throws Exception {
        // @start region=source
        var shown = Show.source(Poll.class, "pending");
        assertTrue(shown.text().contains("static <T> Poll<T> pending() {"), shown.text());
        // @end
        assertTrue(shown.html().startsWith("<details><summary>Source of <code>Poll.pending</code>, 5 lines</summary>"));
        assertTrue(shown.html().contains("static &lt;T&gt; Poll&lt;T&gt; pending()"));
    }

    @Test
    void shows_the_whole_file() throws Exception {
        var shown = Show.source(Future.class);
        assertTrue(shown.text().contains("package async.core;"));
        assertTrue(shown.text().endsWith("}"));
    }

    @Test
    void shows_the_file_around_a_nested_type() throws Exception {
        assertTrue(Show.source(Poll.Ready.class).text().startsWith("Source of Poll.Ready:\npackage async.core;"));
    }

    @Test
    void shows_all_overloads_and_the_first_paragraph_of_a_comment() {
        assertEquals("""
                /// Goes. One brace: }
                @SuppressWarnings({"a", "b"})
                static <T extends Comparable<T>> T go(int n) throws Exception {
                    /* } \\ */
                    return n > 0 ? null : go(n - 1);
                }

                void go() {}""", go("Tricky"));
    }

    @Test
    void a_method_without_a_body_is_shown_too() {
        assertEquals("abstract void stay();", SourceText.of(TRICKY).methods("Tricky", "stay"));
    }

    @Test
    void a_nested_type_has_its_own_methods() {
        assertEquals("void go() {\n    // blue\n}", go("Colour"));
        assertEquals("int go() { return a; }", go("Pair"));
    }

    @Test
    void names_the_methods_there_are() {
        var source = SourceText.of(TRICKY);
        assertEquals(
                "Tricky has no method fly; it has go, stay",
                assertThrows(IllegalArgumentException.class, () -> source.methods("Tricky", "fly"))
                        .getMessage());
        assertEquals(
                "Colour has no method fly; it has Colour, go",
                assertThrows(IllegalArgumentException.class, () -> source.methods("Colour", "fly"))
                        .getMessage());
        assertEquals(
                "X has no method fly, and no other either",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SourceText.of("class X { int a; }").methods("X", "fly"))
                        .getMessage());
    }

    @Test
    void a_mask_keeps_every_place() {
        var mask = Mask.of(TRICKY);
        assertEquals(TRICKY.length(), mask.length());
        assertEquals(TRICKY.lines().count(), mask.lines().count());
        assertFalse(mask.contains("behind"));
        assertFalse(mask.contains("\""));
    }

    @Test
    void refuses_a_type_whose_source_does_not_travel() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Show.source(String.class, "length"));
        assertEquals(
                "the source of java.lang.String does not travel with this course: show a type of async or async.measure",
                refused.getMessage());
    }
}
