package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private final Glossary glossary = new Glossary(new StringReader("""
            - {word: future, meaning: "a value that is not here yet", page: "04"}
            - {word: poll, meaning: "to ask a future once", page: "04"}
            """));

    @Test
    void gives_the_meanings_in_the_order_asked_for() {
        var text = glossary.of("poll", "future").text();
        assertTrue(text.indexOf("to ask a future once") < text.indexOf("a value that is not here yet"), text);
    }

    @Test
    void the_glossary_of_the_course_is_in_the_jar() throws Exception {
        // @start region=words
        assertTrue(Glossary.words("future", "poll").text().contains("future"));
        // @end
    }

    @Test
    void refuses_a_word_that_it_lacks() {
        var refused = assertThrows(IllegalArgumentException.class, () -> glossary.of("promise"));
        assertEquals(
                "\"promise\" is not in notebooks/glossary.yml: add it there, or use one of future, poll",
                refused.getMessage());
    }
}
