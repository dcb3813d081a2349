package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HotThreadsTest {

    @Test
    void names_what_computed_for_half_of_the_moment() throws Exception {
        var looks = new ArrayList<>(List.of(
                Map.of("idle", 5_000L, "half", 0L, "busy", 0L),
                Map.of("idle", 5_000L, "half", 400_000L, "busy", 900_000L, "born since", 900_000L)));
        assertEquals(List.of("busy"), new HotThreads(looks::removeFirst, 1).look());
    }

    @Test
    void finds_a_real_thread_that_spins() throws Exception {
        var stop = new AtomicBoolean();
        var spinner = Thread.ofPlatform().daemon().name("spinner").start(() -> {
            while (!stop.get()) Thread.onSpinWait();
        });
        try {
            List<String> hot;
            do hot = HotThreads.ofThisJvm().look();
            while (hot.stream().noneMatch(name -> name.startsWith("spinner")) && spinner.isAlive());
            assertTrue(hot.stream().anyMatch(name -> name.startsWith("spinner #")), hot.toString());
        } finally {
            stop.set(true);
        }
    }
}
