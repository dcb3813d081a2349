package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExerciseTest extends OwnResults {

    private String check(Object expected, Callable<?> test) {
        return new Check(Duration.ofSeconds(30), ledger, "01")
                .run("sum", expected, test)
                .text();
    }

    private int unwritten() {
        return Exercise.todo();
    }

    @Test
    void passes_when_the_test_is_true() {
        // @start region=exercise
        assertEquals("✓ passed · sum", Exercise.check("sum", () -> 1 + 1 == 2).text());
        assertEquals(
                "✗ not yet · sum · seen false, expected true",
                Exercise.check("sum", () -> 1 + 1 == 3).text());
        // @end
        assertEquals("passed", ledger.session().getFirst().verdict());
        assertEquals("not-yet", ledger.session().getLast().verdict());
    }

    @Test
    void says_what_was_seen_and_what_was_expected() {
        // @start region=expected
        assertEquals(
                "✗ not yet · sum · seen 3, expected 2",
                Exercise.check("sum", 2, () -> 1 + 2).text());
        // @end
        assertEquals("✗ not yet · sum · seen \"2\", expected 2", check(2, () -> "2"));
        assertEquals("✗ not yet · sum · seen [1, 2], expected [1]", check(new int[] {1}, () -> new int[] {1, 2}));
        assertEquals("✗ not yet · sum · seen null, expected 2", check(2, () -> null));
    }

    @Test
    void compares_what_is_in_an_array() {
        assertEquals("✓ passed · sum", check(new int[] {1, 2}, () -> new int[] {1, 2}));
    }

    @Test
    void an_unwritten_method_is_not_an_error() {
        assertEquals("✗ not yet · sum · write the method first", check(2, this::unwritten));
        assertThrows(Exercise.NotWritten.class, this::unwritten);
    }

    @Test
    void an_unwritten_method_is_found_behind_another_exception() {
        assertEquals("✗ not yet · sum · write the method first", check(2, () -> {
            try {
                return unwritten();
            } catch (Exercise.NotWritten e) {
                throw new ExecutionException(e);
            }
        }));
    }

    @Test
    void a_failure_is_told_and_not_thrown() {
        assertEquals("✗ not yet · sum · seen java.lang.IllegalStateException: spent, expected 2", check(2, () -> {
            throw new IllegalStateException("spent");
        }));
        assertEquals("✗ not yet · sum · seen java.lang.StackOverflowError, expected 2", check(2, this::endless));
    }

    private int endless() {
        return endless() + 1;
    }

    @Test
    void a_wait_that_never_ends_is_cut_and_its_thread_stops() throws Exception {
        var ended = new CompletableFuture<Thread>();
        var impatient = new Check(Duration.ofMillis(20), ledger, "01");
        var text = impatient
                .run("hang", true, () -> {
                    try {
                        return new CountDownLatch(1).await(1, TimeUnit.DAYS);
                    } finally {
                        ended.complete(Thread.currentThread());
                    }
                })
                .text();
        assertEquals(
                "✗ not yet · hang · not done after 20 ms: it waits for what never comes, or for too much in turn",
                text);
        ended.get().join();
    }

    @Test
    void a_loop_that_heeds_nothing_is_left_behind_with_a_warning() {
        var release = new Semaphore(0);
        var impatient = new Check(Duration.ofMillis(20), ledger, "01");
        var text = impatient
                .run("spin", true, () -> {
                    release.acquireUninterruptibly();
                    return true;
                })
                .text();
        release.release();
        assertEquals(
                "✗ not yet · spin · not done after 20 ms and does not stop when interrupted:"
                        + " restart the kernel before you measure again",
                text);
    }

    @Test
    void an_interrupt_of_the_cell_stops_the_test() throws Exception {
        var stopped = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        var text = check(true, () -> {
            try {
                return new CountDownLatch(1).await(1, TimeUnit.DAYS);
            } finally {
                stopped.countDown();
            }
        });
        assertEquals("✗ not yet · sum · you stopped it", text);
        stopped.await();
        assertFalse(Thread.interrupted());
    }

    private static final class Sour {

        @Override
        public String toString() {
            throw new IllegalStateException("sour");
        }
    }

    @Test
    void a_value_or_a_failure_that_cannot_even_be_told_is_an_answer_too() {
        var name = Sour.class.getName();
        assertEquals("✗ not yet · sum · seen a " + name + ", expected 1", check(1, Sour::new));
        Callable<?> failing = () -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new IllegalStateException("sour");
                }
            };
        };
        assertTrue(check(1, failing).startsWith("✗ not yet · sum · seen a " + ExerciseTest.class.getName()));
    }
}
