package async.measure.models.brigade;

import async.measure.models.Brigade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A thread of the operating system for each member, which blocks in a read of its pipe.
public final class PlatformThreadPipes implements Brigade {

    private final PipeRow pipes;
    private final List<Thread> members = new ArrayList<>();

    public PlatformThreadPipes(int size) {
        pipes = new PipeRow(size, true);
        var threads = Thread.ofPlatform().name("member-", 0).daemon();
        try {
            for (int i = 0; i < size; i++) {
                int place = i;
                members.add(threads.start(() -> pass(place)));
            }
        } catch (OutOfMemoryError full) {
            close();
            throw new IllegalStateException("no more than " + members.size() + " threads here: ask for fewer", full);
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
        for (int i = 0; i < laps; i++) {
            pipes.put(0);
            pipes.take(members.size());
        }
    }

    @Override
    public void close() {
        pipes.close();
    }
}
