package async.measure.models.brigade;

import async.measure.models.Brigade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/// A virtual thread for each member, which blocks in a read of its pipe; the JVM sets it aside meanwhile.
public final class VirtualThreadPipes implements Brigade {

    private final PipeRow pipes;
    private final List<Thread> members = new ArrayList<>();

    public VirtualThreadPipes(int size) {
        pipes = new PipeRow(size, true);
        var threads = Thread.ofVirtual().name("member-", 0);
        for (int i = 0; i < size; i++) {
            int place = i;
            members.add(threads.start(() -> pass(place)));
        }
    }

    private void pass(int place) {
        try {
            while (pipes.take(place)) pipes.put(place + 1);
        } catch (IOException | InterruptedException end) {
            // the pipes are closed: sent home
        }
    }

    @Override
    public void send(int laps) throws Exception {
        var sent = new FutureTask<Void>(() -> drive(laps));
        var sender = Thread.startVirtualThread(sent);
        try {
            sent.get();
        } finally {
            sender.interrupt(); // nothing, if it has ended
        }
    }

    private Void drive(int laps) throws Exception {
        for (int i = 0; i < laps; i++) {
            pipes.put(0);
            pipes.take(members.size());
        }
        return null;
    }

    @Override
    public void close() {
        pipes.close();
    }
}
