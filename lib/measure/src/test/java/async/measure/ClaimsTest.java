package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    static final String YAML = """
            - id: "1.1"
              document: "002"
              section: How waits overlap
              claim: Waits <overlap>.
              page: "01"
              aliases: ["7.7"]
              kind: measured
              status: done
              expect: [{when: "cores >= 2", verdict: holds}, {verdict: holds-if}]
            - id: "1.2"
              document: X
              section: How loops do not
              claim: Loops do not.
              page: "01"
              kind: measured
              status: done
              expect: [{when: "cores >= 4", verdict: holds}, {verdict: cannot-tell}]
            - id: "1.3"
              document: "000"
              section: Parallel
              claim: Cores add up.
              page: "01"
              kind: measured
              status: done
              expect: [{verdict: holds}]
              needs: {cores: 64, memory: 100}
            - id: "1.4"
              document: "000"
              section: Rust
              claim: Rust is near.
              page: "02"
              kind: measured
              status: coming
              expect: [{verdict: holds}]
              needs: {cargo: true}
            """;
    private static final Specs TWO = new Specs(2, 4000, 384, false);
    private static final Specs ONE = new Specs(1, 4000, 384, true);
    private final Claims claims = new Claims(new StringReader(YAML));

    @Test
    void the_first_expectation_that_fits_the_machine_counts() {
        assertEquals("holds", claims.find("1.1").expected(TWO));
        assertEquals("holds-if", claims.find("1.1").expected(ONE));
    }

    @Test
    void nothing_can_be_told_where_a_need_is_not_met() {
        assertEquals("cannot-tell", claims.find("1.3").expected(TWO));
        assertEquals(
                "it needs 64 cores, and this machine has 2", claims.find("1.3").obstacle(TWO));
        assertEquals("cannot-tell", claims.find("1.4").expected(TWO));
        assertEquals(
                "it needs cargo, which is not on the path", claims.find("1.4").obstacle(TWO));
        assertEquals("holds", claims.find("1.4").expected(ONE));
    }

    @Test
    void an_expectation_of_nothing_says_what_it_asks_for() {
        assertEquals("it asks for cores >= 4", claims.find("1.2").obstacle(TWO));
    }

    @Test
    void an_alias_leads_to_the_row() {
        assertEquals("1.1", claims.find("7.7").id());
    }

    @Test
    void says_in_one_sentence_that_a_claim_is_unknown() {
        var refused = assertThrows(IllegalArgumentException.class, () -> claims.find("9.9"));
        assertEquals(
                "there is no claim 9.9 in notebooks/claims.yml: look for the right id there, or add it",
                refused.getMessage());
    }

    @Test
    void names_the_claim_whose_condition_is_wrong() {
        assertEquals(
                "claims.yml, claim 1.1: a machine has cores, memory (MB) and heap (MB), but no \"wheels\"",
                refusal(YAML.replace("cores >= 2", "wheels >= 2")));
    }

    @Test
    void names_the_claim_whose_verdict_is_no_word() {
        assertTrue(refusal(YAML.replace("holds-if", "sort-of"))
                .startsWith("claims.yml, claim 1.1: \"sort-of\" is no verdict"));
    }

    @Test
    void names_the_claim_that_lacks_something() {
        assertEquals(
                "claims.yml, claim 1.2: its section is missing",
                refusal(YAML.replace("section: How loops do not", "x: y")));
        assertEquals(
                "claims.yml, claim 1.1: its expect should be a list",
                refusal(YAML.replaceFirst("expect: .*", "expect: 3")));
        assertEquals(
                "claims.yml, claim 1.1: its page should stand in quotes, as text",
                refusal(YAML.replaceFirst("page: \"01\"", "page: 1")));
        assertEquals(
                "claims.yml, claim 1.3: a claim can need cores, memory, heap or cargo, but not luck",
                refusal(YAML.replace("memory: 100", "luck: 100")));
    }

    @Test
    void refuses_the_same_id_twice() {
        assertEquals("claims.yml, claim 1.1: it is there twice", refusal(YAML.replace("\"1.2\"", "\"1.1\"")));
    }

    @Test
    void refuses_what_is_no_yaml_and_what_is_no_list() {
        assertTrue(refusal("- id: [").startsWith("claims.yml is not valid YAML: "));
        assertEquals("claims.yml should be a list of rows, each beginning with a dash", refusal("id: 3"));
    }

    @Test
    void the_catalogue_of_the_course_can_be_read() {
        assertFalse(Claims.bundled().all().isEmpty());
    }

    private static String refusal(String yaml) {
        return assertThrows(IllegalArgumentException.class, () -> new Claims(new StringReader(yaml)))
                .getMessage();
    }

    @Test
    void refuses_a_need_of_the_wrong_kind() {
        assertEquals(
                "claims.yml, claim 1.3: its need of memory should be a whole number",
                refusal(YAML.replace("memory: 100", "memory: \"100\"")));
        assertEquals(
                "claims.yml, claim 1.3: its need of cargo should be true",
                refusal(YAML.replace("memory: 100", "cargo: 1")));
    }
}
