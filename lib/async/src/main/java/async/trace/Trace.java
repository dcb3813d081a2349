package async.trace;

import async.core.TraceSink;
import java.util.Objects;
import java.util.stream.Stream;

/// What to put into an executor that takes one [TraceSink].
public final class Trace {

    private Trace() {}

    /// Tells all of them, in this order. One that throws is told nothing more, the others go on: what it threw goes to
    /// the uncaught-exception handler of the thread that told it.
    ///
    /// {@snippet class=TraceTest region=all}
    public static TraceSink all(TraceSink first, TraceSink... more) {
        var sinks = Stream.concat(Stream.of(first), Stream.of(more));
        return new Several(sinks.map(sink -> Objects.requireNonNull(sink, "one of the sinks is null"))
                .toList());
    }
}
