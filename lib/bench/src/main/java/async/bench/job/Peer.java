package async.bench.job;

/// One way to do the work of the jobs on one thread. Each call starts at rest and ends at rest. A peer is not
/// closed: the process ends with its job, and a million tasks are not worth unwinding. What it cannot do it has
/// [Declined].
interface Peer {

    /// How many tasks there can be at a time; asked only where fewer than a million are worth measuring.
    default int most() {
        return Integer.MAX_VALUE;
    }

    /// Whether the heap is where this peer's tasks wait.
    default void checkHeap() throws Declined {}

    /// A brigade of so many tasks between bounded channels of one place, each waiting for its bucket.
    Ring channels(int tasks) throws Exception;

    /// The same between slots.
    Ring slots(int tasks) throws Exception;

    /// The same between pipes of the kernel, with a byte for a bucket.
    Ring pipes(int tasks) throws Exception;

    /// So many tasks that yield so often, spawned and joined by one more.
    void yields(int tasks, int times) throws Exception;

    /// The sum of what so many tasks return, each its number, spawned and joined in order by one more.
    ///
    /// @param late whether each yields once before it returns
    long spawnJoin(int tasks, boolean late) throws Exception;

    /// Room for so many tasks that wait, each for a shot of its own, and add what they get to [Sum#received].
    Waiters waiters(int tasks) throws Exception;

    /// A task for each nap, spawned by one more, which waits until the last of them wakes it.
    void nap(Naps naps) throws Exception;

    /// So many tasks that sleep for an hour, and still do so when this ends.
    void sleepers(int tasks) throws Exception;

    /// One task sets, so many times, a timeout of a minute round one yield.
    void timeouts(int times) throws Exception;

    /// A brigade, and its driver.
    interface Ring {

        /// Sends one bucket round, so many times.
        void send(int laps) throws Exception;
    }

    /// Tasks that wait, and who can wake them.
    interface Waiters {

        /// Spawns them all.
        void park() throws Exception;

        /// Whether the task with this number waits.
        boolean waits(int i);

        /// Sends the first so many their numbers, and waits until they have ended.
        void resume(int tasks) throws Exception;
    }
}
