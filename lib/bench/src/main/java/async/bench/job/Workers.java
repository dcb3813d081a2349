package async.bench.job;

/// One way to do the jobs of two threads that share their tasks. Each call runs a driver among the tasks, which waits
/// until the last of them wakes it; the call ends with the driver.
interface Workers {

    int SIZE = 2;

    /// So many tasks that count down.
    void spawns(int tasks) throws Exception;

    /// So many tasks that yield so often.
    void yields(int tasks, int times) throws Exception;

    /// So many tasks, each of which spawns a partner, sends it a value and waits for its answer.
    void pairs(int pairs) throws Exception;

    /// So many tasks, each of which spawns the next.
    void chain(int links) throws Exception;
}
