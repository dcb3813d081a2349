package async.bench;

/// What [PoolBench] asks of whoever runs its tasks.
interface Pool {

    void spawn(Runnable body);

    /// A task that gives back its thread so many times.
    void spawnYielder(int times, Runnable end);

    /// A task that spawns another, sends it something, and waits for an answer.
    void spawnPingPong(Runnable end);

    void close();
}
