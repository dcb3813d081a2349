package async.trace;

import async.core.TraceSink;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What to put into an executor that takes one [TraceSink].
public final class Trace {

    private Trace() {}

    /// Tells all of them, in this order. One that throws is told nothing more, the others go on: what it threw
    /// goes to the uncaught-exception handler of the thread that told it.
    ///
    /// {@snippet class=TraceTest region=all}
    public static TraceSink all(TraceSink first, TraceSink... more) {
        var sinks = Stream.concat(Stream.of(first), Stream.of(more)).toArray(TraceSink[]::new);
        return guarded(Strangers::uncaught, sinks);
    }

    /// The same for executors of your own: what a sink throws goes to `report`.
    ///
    /// {@snippet class=TraceTest region=guarded}
    public static TraceSink guarded(Consumer<Throwable> report, TraceSink... sinks) {
        for (TraceSink sink : sinks) Objects.requireNonNull(sink, "a trace is needed; leave it out to have none");
        return new Guarded(report, List.of(sinks));
    }

    /// Where this is called from: the innermost frame that is neither the JDK's nor this library's, or null. For those
    /// who tell a user later what he made there.
    ///
    /// {@snippet class=TraceTest region=site}
    public static StackTraceElement site() {
        List<StackTraceElement> callers = Strangers.site(1);
        return callers.isEmpty() ? null : callers.getFirst();
    }
}
