package async.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// One lock guards it, so a plain race of threads is enough.
class GlobalQueueTest {

    private static final int TOKENS = 20_000;

    private final Token[] tokens = Token.many(TOKENS);
    private final GlobalQueue queue = new GlobalQueue();
    private final AtomicInteger left = new AtomicInteger(TOKENS);

    @Test
    void what_two_threads_add_two_others_take_each_once() throws Exception {
        var tally = new Tally(TOKENS);
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.submit(this::addSingly);
            threads.submit(this::addInChains);
            var singly = threads.submit(this::takeSingly);
            var inParts = threads.submit(this::takeInParts);
            singly.get().forEach(tally::tick);
            inParts.get().forEach(tally::tick);
        }
        assertEquals("each once", tally.verdict());
        assertTrue(queue.isEmpty());
    }

    private void addSingly() {
        for (int i = 0; i < TOKENS / 2; i++) queue.add(tokens[i]);
    }

    private void addInChains() {
        for (int i = TOKENS / 2; i < TOKENS; i += 10) {
            var chain = new Chain();
            for (int k = 0; k < 10; k++) chain.add(tokens[i + k]);
            queue.addAll(chain);
        }
    }

    private List<TaskCell<?>> takeSingly() {
        var taken = new ArrayList<TaskCell<?>>();
        while (left.get() > 0) {
            var task = queue.take();
            if (task == null) continue;
            taken.add(task);
            left.decrementAndGet();
        }
        return taken;
    }

    private List<TaskCell<?>> takeInParts() {
        var taken = new ArrayList<TaskCell<?>>();
        while (left.get() > 0) {
            var part = queue.takePart(100);
            left.addAndGet(-part.size());
            for (var task = part.take(); task != null; task = part.take()) taken.add(task);
        }
        return taken;
    }
}
