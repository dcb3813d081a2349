package async.measure.models;

/// Runs many jobs at once, as one [Model] does it. Threads that all its runs share start with it and end in
/// [#close].
public interface Crowd extends AutoCloseable {

    /// Begins `n` jobs of this work, and comes back when all have ended.
    ///
    /// @return the sum of what [Work#compute] gave each
    /// @throws InterruptedException if the caller is interrupted; then no job goes on
    long run(int n, Work work) throws Exception;

    @Override
    default void close() {}
}
