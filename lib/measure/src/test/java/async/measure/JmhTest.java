package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.measure.bench.Starting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JmhTest {

    @Test
    void measures_compiled_benchmarks_within_a_budget() throws Exception {
        // @start region=run
        var result = Jmh.run(Duration.ofSeconds(4), Starting.class);
        var thread = result.of("platformThread"); // nanoseconds, with their spread
        assertTrue(thread.min() <= thread.median() && thread.median() <= thread.max());
        assertTrue(result.ratio("platformThread", "task").median() > 1);
        // @end
        assertEquals(3, result.scores().size());
    }

    @Test
    void what_cannot_be_measured_is_refused_in_one_sentence() {
        var refusal = assertThrows(IllegalStateException.class, () -> Jmh.run(Duration.ofSeconds(4), String.class));
        assertTrue(refusal.getMessage().startsWith("no benchmark is found in java.lang.String"), refusal.getMessage());
    }
}
