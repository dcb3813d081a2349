package async.measure.models.brigade;

import async.measure.models.Brigade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

/// A thread of the operating system for each member, and a queue of one place between two of them.
public final class PlatformThreadBrigade implements Brigade {

    private final List<BlockingQueue<String>> queues;
    private final List<Thread> members = new ArrayList<>();

    public PlatformThreadBrigade(int size) {
        queues = Stream.generate(PlatformThreadBrigade::queue).limit(size + 1).toList();
        var threads = Thread.ofPlatform().name("member-", 0).daemon();
        try {
            for (int i = 0; i < size; i++) {
                int place = i;
                members.add(threads.start(() -> pass(queues.get(place), queues.get(place + 1))));
            }
        } catch (OutOfMemoryError full) {
            close();
            throw new IllegalStateException("no more than " + members.size() + " threads here: ask for fewer", full);
        }
    }

    private static BlockingQueue<String> queue() {
        return new ArrayBlockingQueue<>(1);
    }

    private static void pass(BlockingQueue<String> from, BlockingQueue<String> to) {
        try {
            while (true) to.put(from.take());
        } catch (InterruptedException end) {
            // sent home
        }
    }

    @Override
    public void send(int laps) throws InterruptedException {
        for (int i = 0; i < laps; i++) {
            queues.getFirst().put("bucket");
            queues.getLast().take();
        }
    }

    @Override
    public void close() {
        members.forEach(Thread::interrupt);
    }
}
