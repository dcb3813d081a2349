package async.executor;

import async.core.TraceSink;
import async.trace.Trace;
import java.util.Objects;
import java.util.function.Consumer;

/// Whom an executor tells: the trace of what happens, the handler of failures that nobody joins for. Both are
/// strangers' code, so what they throw is kept from the executor.
final class Reports {

    final TraceSink trace;

    /// False when nobody listens: then an event costs a look at this field.
    final boolean traced;

    final Untold untold = new Untold();

    private volatile Consumer<Throwable> handler;

    Reports(TraceSink trace) {
        this.trace = trace == TraceSink.SILENT ? trace : Trace.guarded(broken -> report("the trace", broken), trace);
        this.traced = trace != TraceSink.SILENT;
    }

    void onFailure(Consumer<Throwable> handler) {
        this.handler = Objects.requireNonNull(handler, "a failure needs a handler");
    }

    /// Now and then, on a thread that has nothing better to do.
    void tellCollected() {
        untold.tellCollected(this::report);
    }

    void report(Object who, Throwable failure) {
        var told = handler;
        if (told == null) print(who, failure);
        else
            try {
                told.accept(failure);
            } catch (Throwable broken) {
                failure.addSuppressed(broken);
                print(who, failure);
            }
    }

    private static void print(Object who, Throwable failure) {
        try {
            System.err.println(who + " has failed: " + failure);
            failure.printStackTrace();
        } catch (Throwable unprintable) { // its message is strangers' code too
            System.err.println(who + " has failed: " + failure.getClass().getName());
        }
    }
}
