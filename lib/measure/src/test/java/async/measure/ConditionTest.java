package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final Specs SPECS = new Specs(2, 1000, 384, false);

    @Test
    void compares_what_a_machine_has() {
        assertTrue(Condition.parse("cores >= 2").fits(SPECS));
        assertFalse(Condition.parse("cores >= 3").fits(SPECS));
        assertTrue(Condition.parse("heap<385").fits(SPECS));
        assertFalse(Condition.parse("heap < 384").fits(SPECS));
        assertTrue(Condition.parse("memory == 1000").fits(SPECS));
        assertFalse(Condition.parse("memory == 999").fits(SPECS));
    }

    @Test
    void and_needs_both() {
        assertTrue(Condition.parse("cores >= 2 and memory >= 1000").fits(SPECS));
        assertFalse(Condition.parse("cores >= 2 and memory >= 1001").fits(SPECS));
        assertFalse(Condition.parse("cores >= 3 and memory >= 1000").fits(SPECS));
    }

    @Test
    void names_the_part_that_it_cannot_read() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Condition.parse("cores >= 2 or heap < 3"));
        assertTrue(refused.getMessage().startsWith("cannot read \"cores >= 2 or heap < 3\": write a name"));
        assertThrows(IllegalArgumentException.class, () -> Condition.parse("cores >= 2 and "));
        assertThrows(IllegalArgumentException.class, () -> Condition.parse("cores >= two"));
    }

    @Test
    void refuses_a_number_that_no_machine_has() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Condition.parse("wheels >= 2"));
        assertEquals("a machine has cores, memory (MB) and heap (MB), but no \"wheels\"", refused.getMessage());
    }
}
