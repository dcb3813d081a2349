package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkTest {

    @Test
    void work_says_that_it_has_begun_computes_and_gives_the_same_number_each_time() {
        // @start region=work
        var begun = new AtomicInteger();
        var work = Work.mixed(1000, Duration.ofMillis(20)).telling(begun::incrementAndGet);
        long number = work.compute();
        // @end
        assertEquals(number, work.compute());
        assertEquals(2, begun.get());
        assertTrue(work.waits());
    }

    @Test
    void more_loops_are_another_number() {
        assertFalse(Work.computing(10).compute() == Work.computing(11).compute()
                && Work.computing(11).compute() == Work.computing(12).compute());
    }

    @Test
    void nothing_neither_computes_nor_waits() {
        assertFalse(Work.nothing().waits());
        assertEquals(0, Work.nothing().loops());
    }

    @Test
    void less_than_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Work.computing(-1));
        assertThrows(IllegalArgumentException.class, () -> Work.waiting(Duration.ofMillis(-1)));
    }
}
