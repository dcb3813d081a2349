package async.bench.job;

/// What can be measured; sizes and shapes stand in `lib/peers/README.md`, for all languages.
enum Job {
    HOP("ns", Running::hop),
    HOP_SLOT("ns", Running::hopSlot),
    YIELD("ns", Running::yields),
    SPAWN_JOIN("ns", Running::spawnJoin),
    PARKED_HEAP("B", Parked::heap),
    PARKED_RSS("B", Parked::resident),
    COLD_RESUME("ns", Parked::cold),
    WARM_RESUME("ns", Parked::warm),
    RESUME_AFTER_GC("ns", Parked::afterGc);

    /// Gives what one operation cost.
    interface Work {
        double measure(Peer peer, Rounds rounds) throws Exception;
    }

    final String unit;
    final Work work;

    Job(String unit, Work work) {
        this.unit = unit;
        this.work = work;
    }
}
