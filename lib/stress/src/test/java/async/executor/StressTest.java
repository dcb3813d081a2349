package async.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// The tests of this package, all in one run of jcstress. How to run fewer, or for longer: see the package's comment.
@DisabledIfSystemProperty(named = "async.stress", matches = "skip")
class StressTest {

    private static final String CHOSEN = System.getProperty("async.stress", "");
    private static final List<String> RUNNABLE = Jcstress.runnable(CHOSEN);

    /// Wrong on purpose: what they do not see, this harness cannot see.
    private static final List<String> CONTROLS = RUNNABLE.stream()
            .filter(test -> test.contains("LostWake.") && !test.endsWith("EnterBySwapWakeByWrite"))
            .toList();

    private static Map<String, List<String>> complaints;

    @BeforeAll
    static void run() throws Exception {
        assumeFalse(RUNNABLE.isEmpty(), "no stress test is called " + CHOSEN + ", or there is one processor only");
        complaints = new TreeMap<>(Jcstress.run(CHOSEN, Boolean.getBoolean("async.deep")));
    }

    @Test
    void every_test_that_this_machine_can_run_was_run() {
        assertEquals(RUNNABLE, new ArrayList<>(complaints.keySet()));
    }

    @Test
    void no_test_of_the_library_saw_anything_forbidden() {
        var seen = new TreeMap<>(complaints);
        seen.keySet().removeAll(CONTROLS);
        seen.values().removeIf(List::isEmpty);
        assertEquals(Map.of(), seen);
    }

    @Test
    void a_lost_wake_is_seen_where_there_is_one() {
        for (String control : CONTROLS)
            assertEquals(
                    List.of("Observed forbidden state: false (the wake was lost)"),
                    complaints.get(control),
                    control + " must lose wakes, and none was seen");
        assertFalse(CONTROLS.isEmpty() && CHOSEN.isEmpty(), "there is no control");
    }
}
