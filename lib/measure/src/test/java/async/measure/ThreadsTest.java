package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    @Test
    void names_the_threads_that_the_page_has_started() throws Exception {
        var stop = new CountDownLatch(1);
        Threads.startCounting(); // setting a page up does this
        // @start region=threads
        var cook = Thread.ofPlatform().name("cook").start(() -> awaitQuietly(stop));
        assertTrue(Threads.live().contains("cook"));
        // @end
        stop.countDown();
        cook.join();
        assertFalse(Threads.live().contains("cook"));
    }

    @Test
    void counts_threads_too_short_lived_to_be_seen() throws Exception {
        var used = Threads.during(() -> {
            for (int i = 0; i < 3; i++) Thread.ofPlatform().start(() -> {}).join();
        });
        assertTrue(used.started() >= 3, used.toString());
        assertTrue(used.peak() >= 1, used.toString());
    }

    @Test
    void says_it_in_one_line() {
        assertEquals("threads started: 0, at once: +0", new Threads.Used(0, 0).toString());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
