package async.bench.job;

import java.util.List;

/// What can be measured; sizes and shapes stand in `lib/peers/README.md`, for all languages.
enum Job {
    HOP(alone("ns", Running::hop)),
    HOP_SLOT(alone("ns", Running::hopSlot)),
    YIELD(alone("ns", Running::yields)),
    SPAWN_JOIN(alone("ns", Running::spawnJoin)),
    PARKED_HEAP(alone("B", Parked::heap)),
    PARKED_RSS(alone("B", Parked::resident)),
    COLD_RESUME(alone("ns", Parked::cold)),
    WARM_RESUME(alone("ns", Parked::warm)),
    RESUME_AFTER_GC(alone("ns", Parked::afterGc)),
    POOL_SPAWN(pooled(Pooled::spawns)),
    POOL_YIELD(pooled(Pooled::yields)),
    POOL_PING_PONG(pooled(Pooled::pairs)),
    POOL_CHAIN(pooled(Pooled::chain)),
    PIPE_HOP(alone("ns", Running::pipeHop)),
    TIMERS((peers, rounds) -> Timed.timers(peers.peer(rounds), rounds)),
    TIMEOUT_CANCEL(alone("ns", Timed::timeouts)),
    SCALE(alone("x", Running::scale));

    interface Work {
        List<Value> measure(Peers peers, Rounds rounds) throws Exception;
    }

    /// Gives what one operation cost.
    interface Cost<P> {
        double of(P peer, Rounds rounds) throws Exception;
    }

    final Work work;

    Job(Work work) {
        this.work = work;
    }

    private static Work alone(String unit, Cost<Peer> cost) {
        return (peers, rounds) -> List.of(new Value("", unit, cost.of(peers.peer(rounds), rounds)));
    }

    private static Work pooled(Cost<Workers> cost) {
        return (peers, rounds) -> List.of(new Value("", "ns", cost.of(peers.workers(rounds), rounds)));
    }
}
