package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest extends OwnResults {

    private final Claims claims = new Claims(new StringReader(ClaimsTest.YAML));

    private void some() {
        ledger.add("claim", "1.1", "01", "false-here", "holds", "");
        ledger.add("guess", "kettle", "", "in-time", "", "you guessed 50 ms, measured 98 ms: factor 2.0");
        ledger.add("claim", "1.1", "01", "holds", "holds", "");
        ledger.add("claim", "1.4", "02", "holds", "holds", "");
        ledger.add("exercise", "polite", "", "not-yet", "passed", "seen 3, expected 2");
    }

    @Test
    void a_recap_has_the_latest_of_each_and_says_what_was_not_run() {
        some();
        var recap = Recap.of("01", ledger.session(), claims);
        var text = recap.text();
        assertTrue(text.contains("✓ holds"), text);
        assertFalse(text.contains("false here"), text);
        assertFalse(text.contains("1.4"), text);
        assertTrue(text.contains("factor 2.0"), text);
        assertTrue(text.contains("✗ not yet: seen 3, expected 2"), text);
        assertTrue(text.endsWith("Not run yet on this page: 1.2, 1.3."), text);
        assertTrue(recap.html().contains("Waits &lt;overlap&gt;."));
    }

    @Test
    void a_recap_marks_what_was_not_expected() {
        ledger.add("claim", "1.1", "01", "false-here", "holds", "");
        assertTrue(
                Recap.of("01", ledger.session(), claims).text().contains("✗ false here (not what we expected here)"));
    }

    @Test
    void a_page_reads_what_another_has_found() throws Exception {
        some();
        // @start region=results
        assertTrue(Results.latest("01", "1.1").text().startsWith("1.1 · ✓ holds · page 01"));
        assertEquals(
                "No result for 2.9 yet: run page 03 first, at least its section with 2.9.",
                Results.latest("03", "2.9").text());
        // @end
    }

    @Test
    void saving_makes_one_readable_file_that_holds_every_line() throws Exception {
        assertEquals(
                "There is nothing to keep yet: run a page first.",
                Results.save(folder).text());
        some();
        var said = Results.save(folder).text();
        var file = folder.resolve("my-results.md");
        assertEquals("Kept 5 results in " + file + ": download that file to have them elsewhere.", said);
        var kept = Files.readString(file);
        assertTrue(kept.contains("| 01 | 1.1 | ✓ holds | 2026-01-31T12:00:00Z | a machine |"), kept);
        assertTrue(kept.contains(ledger.all().getFirst().json()), kept);
    }

    @Test
    void the_page_is_known_from_what_jupyter_says() {
        assertEquals("01", Pages.number(List.of("", "notebooks/01-two-things.ipynb")));
        assertEquals("04", Pages.number(List.of("04", "notebooks/01-two-things.ipynb")));
        assertEquals("00", Pages.number(List.of("C:\\course\\00-start-here.ipynb")));
        assertEquals("", Pages.number(List.of("", "notebooks/walk-0-overview.ipynb")));
    }
}
