package async.bench.job;

/// The jobs whose tasks never wait for long.
final class Running {

    private Running() {}

    static double hop(Peer peer, Rounds rounds) throws Exception {
        return hop(peer::channels, rounds);
    }

    static double hopSlot(Peer peer, Rounds rounds) throws Exception {
        return hop(peer::slots, rounds);
    }

    private interface Brigade {
        Peer.Ring of(int tasks) throws Exception;
    }

    private static double hop(Brigade brigade, Rounds rounds) throws Exception {
        int tasks = rounds.size(500);
        int laps = rounds.size(100);
        Peer.Ring ring = brigade.of(tasks);
        return rounds.byTime(() -> Rounds.nanos((tasks + 1L) * laps, () -> ring.send(laps)));
    }

    static double yields(Peer peer, Rounds rounds) throws Exception {
        int tasks = rounds.size(200);
        int times = rounds.size(500);
        return rounds.byTime(() -> Rounds.nanos((long) tasks * times, () -> peer.yields(tasks, times)));
    }

    static double spawnJoin(Peer peer, Rounds rounds) throws Exception {
        int tasks = rounds.size(1_000_000);
        return rounds.byCount(3, 7, () -> Rounds.nanos(tasks, () -> check(tasks, peer.spawnJoin(tasks))));
    }

    /// Each task has given its number.
    static void check(int tasks, long sum) {
        long right = (long) tasks * (tasks - 1) / 2;
        if (sum != right) throw new IllegalStateException("the tasks gave " + sum + " instead of " + right);
    }
}
