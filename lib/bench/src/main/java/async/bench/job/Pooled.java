package async.bench.job;

/// The jobs of two workers. That each round ends says that every task has: they count down.
final class Pooled {

    private Pooled() {}

    static double spawns(Workers workers, Rounds rounds) throws Exception {
        int tasks = rounds.size(10_000);
        return each(tasks, rounds, () -> workers.spawns(tasks));
    }

    static double yields(Workers workers, Rounds rounds) throws Exception {
        int tasks = rounds.size(200);
        int times = rounds.size(500);
        return each(tasks * times, rounds, () -> workers.yields(tasks, times));
    }

    static double pairs(Workers workers, Rounds rounds) throws Exception {
        int pairs = rounds.size(1_000);
        return each(pairs, rounds, () -> workers.pairs(pairs));
    }

    static double chain(Workers workers, Rounds rounds) throws Exception {
        int links = rounds.size(1_000);
        return each(links, rounds, () -> workers.chain(links));
    }

    private static double each(int operations, Rounds rounds, Rounds.Act round) throws Exception {
        return rounds.byTime(() -> Rounds.nanos(operations, round));
    }
}
