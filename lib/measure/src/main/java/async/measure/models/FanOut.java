package async.measure.models;

import java.net.URI;
import java.util.List;

/// Clients that each ask all sources at once, gather what they say, and go on when one of them fails, as one [Model]
/// does it: real requests over real sockets.
public interface FanOut extends AutoCloseable {

    /// Lets so many clients ask, and comes back when each has heard from all its sources, or of their failure.
    ///
    /// {@snippet class=FanOutTest region=fanOut}
    ///
    /// @throws IllegalArgumentException if this process may not open so many sockets, or threads
    /// @throws InterruptedException if the caller is interrupted; then no request stays open
    Tally run(int clients, List<URI> sources) throws Exception;

    /// What came back to all clients together. A source that failed is counted, and never stops the others.
    record Tally(int answers, int failures) {

        public static final Tally NONE = new Tally(0, 0);
        public static final Tally ANSWER = new Tally(1, 0);
        public static final Tally FAILURE = new Tally(0, 1);

        public Tally plus(Tally other) {
            return new Tally(answers + other.answers, failures + other.failures);
        }
    }

    @Override
    default void close() {}
}
