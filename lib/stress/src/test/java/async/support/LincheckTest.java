package async.support;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// The controls: what is wrong here on purpose and is not seen, this harness cannot see.
@DisabledIfSystemProperty(named = "async.stress", matches = ".+")
public class LincheckTest {

    /// The plan of both.
    public static class Counter {

        int count;

        @Operation
        public int next() {
            return ++count;
        }
    }

    public static class Sound {

        private final AtomicInteger count = new AtomicInteger();

        @Operation
        public int next() {
            return count.incrementAndGet();
        }
    }

    /// Gives the right numbers, each as often as it likes.
    public static class Racy extends Counter {}

    /// Loses no step, but starts at the wrong number.
    public static class Mistaken {

        private final AtomicInteger count = new AtomicInteger();

        @Operation
        public int next() {
            return count.getAndIncrement();
        }
    }

    @Test
    void a_sound_counter_passes() {
        Lincheck.check(Sound.class, Counter.class);
    }

    @Test
    void a_step_that_another_thread_can_split_is_seen() {
        var seen = assertThrows(LincheckAssertionError.class, () -> Lincheck.check(Racy.class, Counter.class));
        assertTrue(seen.getMessage().contains("next(): 1 | next(): 1"), seen.getMessage());
    }

    @Test
    void an_answer_that_is_not_the_plans_is_seen() {
        assertThrows(LincheckAssertionError.class, () -> Lincheck.check(Mistaken.class, Counter.class));
    }
}
