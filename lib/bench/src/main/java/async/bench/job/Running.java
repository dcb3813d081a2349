package async.bench.job;

/// The jobs whose tasks never wait for long.
final class Running {

    private static final int MANY = 1_000_000;

    private Running() {}

    static double hop(Peer peer, Rounds rounds) throws Exception {
        return hop(peer::channels, 500, 100, rounds);
    }

    static double hopSlot(Peer peer, Rounds rounds) throws Exception {
        return hop(peer::slots, 500, 100, rounds);
    }

    static double pipeHop(Peer peer, Rounds rounds) throws Exception {
        return hop(peer::pipes, 100, 20, rounds);
    }

    private interface Brigade {
        Peer.Ring of(int tasks) throws Exception;
    }

    private static double hop(Brigade brigade, int members, int times, Rounds rounds) throws Exception {
        int tasks = rounds.size(members);
        int laps = rounds.size(times);
        Peer.Ring ring = brigade.of(tasks);
        return rounds.byTime(() -> Rounds.nanos((tasks + 1L) * laps, () -> ring.send(laps)));
    }

    static double yields(Peer peer, Rounds rounds) throws Exception {
        int tasks = rounds.size(200);
        int times = rounds.size(500);
        return rounds.byTime(() -> Rounds.nanos((long) tasks * times, () -> peer.yields(tasks, times)));
    }

    static double spawnJoin(Peer peer, Rounds rounds) throws Exception {
        int tasks = rounds.size(Math.min(peer.most(), MANY));
        return rounds.byCount(3, 7, () -> Rounds.nanos(tasks, () -> check(tasks, peer.spawnJoin(tasks, false))));
    }

    /// What a task costs among a million, as a multiple of what it costs among ten thousand.
    static double scale(Peer peer, Rounds rounds) throws Exception {
        if (peer.most() < MANY)
            throw new Declined("it has at most " + peer.most() + " tasks at a time, and this needs a million");
        double few = once(peer, rounds.size(10_000), 50, 50, rounds);
        double many = once(peer, rounds.size(MANY), 1, 3, rounds);
        return many / few;
    }

    private static double once(Peer peer, int tasks, int unmeasured, int measured, Rounds rounds) throws Exception {
        return rounds.byCount(
                unmeasured, measured, () -> Rounds.nanos(tasks, () -> check(tasks, peer.spawnJoin(tasks, true))));
    }

    /// Each task has given its number.
    static void check(int tasks, long sum) {
        long right = (long) tasks * (tasks - 1) / 2;
        if (sum != right) throw new IllegalStateException("the tasks gave " + sum + " instead of " + right);
    }
}
