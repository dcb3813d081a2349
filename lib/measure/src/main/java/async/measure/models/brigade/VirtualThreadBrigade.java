package async.measure.models.brigade;

import async.measure.models.Brigade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// A virtual thread for each member, and a queue of one place between two of them. The sender is virtual too: else
/// each lap would wake a thread of the operating system.
public final class VirtualThreadBrigade implements Brigade {

    private final List<BlockingQueue<String>> queues;
    private final List<Thread> members = new ArrayList<>();

    public VirtualThreadBrigade(int size) {
        queues = Stream.generate(VirtualThreadBrigade::queue).limit(size + 1).toList();
        var threads = Thread.ofVirtual().name("member-", 0);
        for (int i = 0; i < size; i++) {
            int place = i;
            members.add(threads.start(() -> pass(queues.get(place), queues.get(place + 1))));
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
    public void send(int laps) throws Exception {
        var sent = new FutureTask<Void>(() -> drive(laps), null);
        var sender = Thread.startVirtualThread(sent);
        try {
            sent.get();
        } finally {
            sender.interrupt(); // nothing, if it has ended
        }
    }

    private void drive(int laps) {
        try {
            for (int i = 0; i < laps; i++) {
                queues.getFirst().put("bucket");
                queues.getLast().take();
            }
        } catch (InterruptedException end) {
            // so was the caller
        }
    }

    @Override
    public void close() {
        members.forEach(Thread::interrupt);
    }
}
