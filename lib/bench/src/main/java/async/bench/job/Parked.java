package async.bench.job;

import async.bench.piece.OneShot;
import java.util.Arrays;

/// The jobs with a million tasks that wait, each for a shot of its own.
final class Parked {

    private static final int TASKS = 1_000_000;
    private static final int SOME = 1_000;
    private static final Rounds.Act NOTHING = () -> {};

    private Parked() {}

    static double heap(Peer peer, Rounds rounds) throws Exception {
        var shots = new OneShot[rounds.size(TASKS)];
        long before = Memory.live();
        park(peer, shots);
        long after = Memory.live();
        resume(peer, Arrays.copyOf(shots, SOME)); // they were there
        return (double) (after - before) / shots.length;
    }

    /// No collection is asked for: what a server would see. A first thousand loads the classes.
    static double resident(Peer peer, Rounds rounds) throws Exception {
        var shots = new OneShot[rounds.size(TASKS)];
        round(peer, new OneShot[SOME], NOTHING);
        long before = Memory.resident();
        park(peer, shots);
        long after = Memory.resident();
        resume(peer, Arrays.copyOf(shots, SOME)); // they were there
        return (double) (after - before) / shots.length;
    }

    /// The first resume of this process: what comes after the wait has never run before.
    static double cold(Peer peer, Rounds rounds) throws Exception {
        return round(peer, new OneShot[rounds.size(TASKS)], NOTHING);
    }

    static double warm(Peer peer, Rounds rounds) throws Exception {
        return rounds(peer, rounds, NOTHING);
    }

    static double afterGc(Peer peer, Rounds rounds) throws Exception {
        return rounds(peer, rounds, Memory::collect);
    }

    /// Warmed by small rounds first: a whole one of code that has never resumed may take a minute.
    private static double rounds(Peer peer, Rounds rounds, Rounds.Act meanwhile) throws Exception {
        for (int i = 0; i < 20; i++) round(peer, new OneShot[SOME], NOTHING);
        var shots = new OneShot[rounds.size(TASKS)];
        return rounds.byCount(3, 5, () -> round(peer, shots, meanwhile));
    }

    private static double round(Peer peer, OneShot[] shots, Rounds.Act meanwhile) throws Exception {
        park(peer, shots);
        meanwhile.run();
        return resume(peer, shots);
    }

    /// Nothing is measured of tasks that have not come to their wait.
    private static void park(Peer peer, OneShot[] shots) throws Exception {
        peer.park(shots);
        for (OneShot each : shots) if (!each.isAwaited()) throw new IllegalStateException("a task does not wait");
    }

    /// What each resume cost, in nanoseconds.
    private static double resume(Peer peer, OneShot[] shots) throws Exception {
        Sum.received = 0;
        double nanos = Rounds.nanos(shots.length, () -> peer.resume(shots));
        Running.check(shots.length, Sum.received);
        return nanos;
    }
}
