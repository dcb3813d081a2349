package async.bench.job;

/// The jobs with a million tasks that wait, each for a shot of its own.
final class Parked {

    private static final int SOME = 1_000;
    private static final Rounds.Act NOTHING = () -> {};

    private Parked() {}

    static double heap(Peer peer, Rounds rounds) throws Exception {
        peer.checkHeap();
        int tasks = tasks(peer, rounds);
        Peer.Waiters waiters = peer.waiters(tasks);
        long before = Memory.live();
        park(waiters, tasks);
        long after = Memory.live();
        resume(waiters, Math.min(SOME, tasks)); // they were there
        return (double) (after - before) / tasks;
    }

    /// No collection is asked for: what a server would see. A first thousand loads the classes.
    static double resident(Peer peer, Rounds rounds) throws Exception {
        int tasks = tasks(peer, rounds);
        Peer.Waiters waiters = peer.waiters(tasks);
        round(peer.waiters(SOME), SOME, NOTHING);
        long before = Memory.resident();
        park(waiters, tasks);
        long after = Memory.resident();
        resume(waiters, Math.min(SOME, tasks)); // they were there
        return (double) (after - before) / tasks;
    }

    /// The first resume of this process: what comes after the wait has never run before.
    static double cold(Peer peer, Rounds rounds) throws Exception {
        int tasks = tasks(peer, rounds);
        return round(peer.waiters(tasks), tasks, NOTHING);
    }

    static double warm(Peer peer, Rounds rounds) throws Exception {
        return rounds(peer, rounds, NOTHING);
    }

    static double afterGc(Peer peer, Rounds rounds) throws Exception {
        return rounds(peer, rounds, Memory::collect);
    }

    private static int tasks(Peer peer, Rounds rounds) {
        return rounds.size(Math.min(peer.most(), 1_000_000));
    }

    /// Warmed by small rounds first: a whole one of code that has never resumed may take a minute.
    private static double rounds(Peer peer, Rounds rounds, Rounds.Act meanwhile) throws Exception {
        for (int i = 0; i < 20; i++) round(peer.waiters(SOME), SOME, NOTHING);
        int tasks = tasks(peer, rounds);
        Peer.Waiters waiters = peer.waiters(tasks);
        return rounds.byCount(3, 5, () -> round(waiters, tasks, meanwhile));
    }

    private static double round(Peer.Waiters waiters, int tasks, Rounds.Act meanwhile) throws Exception {
        park(waiters, tasks);
        meanwhile.run();
        return resume(waiters, tasks);
    }

    /// Nothing is measured of tasks that have not come to their wait.
    private static void park(Peer.Waiters waiters, int tasks) throws Exception {
        waiters.park();
        for (int i = 0; i < tasks; i++) if (!waiters.waits(i)) throw new IllegalStateException("a task does not wait");
    }

    /// What each resume cost, in nanoseconds.
    private static double resume(Peer.Waiters waiters, int tasks) throws Exception {
        Sum.received = 0;
        double nanos = Rounds.nanos(tasks, () -> waiters.resume(tasks));
        Running.check(tasks, Sum.received);
        return nanos;
    }
}
