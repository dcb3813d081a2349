package async.measure.models;

/// A bucket brigade: so many members in a row, each waits for the bucket and hands it on, as one [Model] does it. Its
/// members stand ready from the start, and go home in [#close].
///
/// Idea: Jim Blandy's `context-switch`.
public interface Brigade extends AutoCloseable {

    /// Sends the bucket round: one hand-over for each member, and one for the caller.
    ///
    /// @throws InterruptedException if the caller is interrupted; the bucket is lost then: close it
    void send(int laps) throws Exception;

    /// Sends it round and round for 0.3 s, so that the JVM has compiled what it takes before somebody measures.
    ///
    /// @throws InterruptedException if the caller is interrupted
    default void rehearse() throws Exception {
        long start = System.nanoTime();
        do send(10);
        while (System.nanoTime() - start < 300_000_000);
    }

    @Override
    void close();
}
