package async.bench.job;

import async.bench.piece.OneShot;

/// One way to do the work of the jobs; all of it on one thread. Each call starts at rest and ends at rest. A
/// peer is not closed: the process ends with its job, and a million tasks are not worth unwinding.
interface Peer {

    /// A brigade of so many tasks between bounded channels of one place, each waiting for its bucket.
    Ring channels(int tasks) throws Exception;

    /// The same between slots.
    Ring slots(int tasks) throws Exception;

    /// So many tasks that yield so often, spawned and joined by one more.
    void yields(int tasks, int times) throws Exception;

    /// The sum of what so many tasks return, each its number, spawned and joined in order by one more.
    long spawnJoin(int tasks) throws Exception;

    /// A task for each shot, which waits for it and adds its value to [Sum#received].
    void park(OneShot[] shots) throws Exception;

    /// Sends to each its number, and waits until all tasks have ended.
    void resume(OneShot[] shots) throws Exception;

    /// A brigade, and its driver.
    interface Ring {

        /// Sends one bucket round, so many times.
        void send(int laps) throws Exception;
    }
}
