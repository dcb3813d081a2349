package async.measure.models.fanout;

import async.measure.web.Engines;

/// Refuses a fan-out that this process could not hold, before it has opened anything.
final class Room {

    /// Enough to see what threads cost, and well below what makes a shared machine stop.
    private static final int THREADS = 4_000;

    private Room() {}

    /// @throws IllegalArgumentException if the sockets would not fit
    static void check(int clients, int sources) {
        long connections = (long) clients * sources;
        int room = Engines.room();
        if (connections > room)
            throw new IllegalArgumentException(
                    "%,d clients with %d sources each are %,d connections, and this process has room for %,d, both ends counted; ask fewer, or raise its limit on open files (ulimit -n)"
                            .formatted(clients, sources, connections, room));
    }

    /// @throws IllegalArgumentException if the threads would not fit
    static void checkThreads(int clients, int sources) {
        long threads = clients * (1L + sources);
        if (threads > THREADS)
            throw new IllegalArgumentException(
                    "%,d clients with %d sources each are %,d platform threads, and this model stops at %,d, for the sake of the machine; ask fewer"
                            .formatted(clients, sources, threads, THREADS));
    }
}
