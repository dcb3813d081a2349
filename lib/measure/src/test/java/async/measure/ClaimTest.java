package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimTest {

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void fresh_results() {
        ledger = Texts.ledger(folder);
    }

    private Claim claim(String id) {
        return claim(id, new Specs(2, 4000, 384, false));
    }

    private Claim claim(String id, Specs specs) {
        var row = new Claims(new StringReader(ClaimsTest.YAML)).find(id);
        return new Claim(row, specs, ledger, () -> List.of("the machine is busy"));
    }

    @Test
    void a_verdict_is_one_line_with_a_word_and_a_mark() {
        // @start region=claim
        var shown = claim("1.1").holds(1 + 1 == 2);
        assertEquals("1.1 Waits <overlap>. · ✓ holds · (the essay, How waits overlap)", shown.text());
        // @end
        assertTrue(shown.html().contains("Waits &lt;overlap&gt;."));
    }

    @Test
    void every_verdict_reads_as_a_sentence() {
        // @start region=verdict
        assertEquals("holds only when nobody computes", new Verdict.HoldsIf("when nobody computes").label());
        assertEquals("dated: true until 2019", new Verdict.Dated("2019").label());
        assertEquals("cannot tell here: no cargo", new Verdict.CannotTell("no cargo").label());
        // @end
        assertEquals("holds only if lucky", new Verdict.HoldsIf("if lucky").label());
        assertEquals("holds only when lucky", new Verdict.HoldsIf("lucky").label());
    }

    @Test
    void every_verdict_comes_back_from_its_word() {
        var all = List.of(
                new Verdict.Holds(),
                new Verdict.HoldsIf("x"),
                new Verdict.FalseHere(),
                new Verdict.Dated("x"),
                new Verdict.Opinion(),
                new Verdict.CannotTell("x"));
        for (var verdict : all) assertEquals(verdict, Verdict.of(verdict.word(), verdict.why()));
        assertEquals(all.size(), all.stream().map(Verdict::mark).distinct().count());
    }

    @Test
    void what_was_not_seen_is_false_here() {
        assertTrue(claim("1.1").holds(false).text().contains(" · ✗ false here · "));
        assertTrue(claim("1.1").holdsIf(false, "when x").text().contains(" · ✗ false here · "));
    }

    @Test
    void an_unexpected_verdict_is_shown_with_likely_causes() {
        assertEquals(
                "! Not what we expected here (holds). Likely causes: the machine is busy.",
                claim("1.1").holds(false).text().lines().toList().get(1));
        assertFalse(claim("1.1").holds(true).text().contains("!"));
        var small = claim("1.1", new Specs(1, 4000, 384, false)).holds(true).text();
        assertTrue(small.contains("! Not what we expected here (holds if)."), small);
    }

    @Test
    void a_machine_that_cannot_tell_says_why_whatever_was_seen() {
        for (var seen : List.of(true, false)) {
            var text = claim("1.3").holds(seen).text();
            assertTrue(text.contains(" · ? cannot tell here: it needs 64 cores, and this machine has 2 · "), text);
            assertFalse(text.contains("!"));
        }
    }

    @Test
    void each_verdict_is_kept_at_once() throws Exception {
        claim("1.1").holdsIf(true, "when nobody computes");
        claim("1.1").opinion();
        claim("1.1").dated("until 2019");
        claim("1.1").cannotTell("the network is off");
        var kept = ledger.all();
        assertEquals(
                new Result(
                        "claim",
                        "1.1",
                        "01",
                        "holds-if",
                        "holds",
                        "when nobody computes",
                        "2026-01-31T12:00:00Z",
                        "a machine"),
                kept.getFirst());
        assertEquals(
                List.of("holds-if", "opinion", "dated", "cannot-tell"),
                kept.stream().map(Result::verdict).toList());
    }

    @Test
    void an_unknown_claim_is_refused_by_name() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Claim.of("no such id"));
        assertTrue(refused.getMessage().startsWith("there is no claim no such id in notebooks/claims.yml"));
    }

    @Test
    void causes_that_can_be_seen_come_first() {
        assertEquals(
                "this kernel still computes something (spinner #7): restart it",
                Causes.of(1, 3.5, List.of("spinner #7")).getFirst());
        var small = String.join("; ", Causes.of(1, 3.5, List.of()));
        assertTrue(small.contains("3.5 programs wanted a core in the last minute, it has 1"), small);
        assertTrue(small.contains("one core only"), small);
        var calm = String.join("; ", Causes.of(2, 0.5, List.of()));
        assertEquals(
                "something disturbed this one measurement, or a cell above ran twice: run the section from its top; or we are wrong: then your numbers are news",
                calm);
    }
}
