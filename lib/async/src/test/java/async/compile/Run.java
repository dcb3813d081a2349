package async.compile;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// What one run of a body sees of the world: futures that are pending as often as the test asks, resources, and a
/// log. The same body in the same world must leave the same log, whatever runs it.
///
/// Events that start with `~` tell of polls. A blocking run differs in these.
public final class Run {

    private final IntUnaryOperator pendings;
    private final List<String> events = new ArrayList<>();
    private final Map<Throwable, String> known = new IdentityHashMap<>();
    private int futures;

    /// @param pendings how often the n-th future made is pending
    Run(IntUnaryOperator pendings) {
        this.pendings = pendings;
    }

    List<String> events() {
        return events;
    }

    /// For bodies. Of an exception it tells also where in the body it comes from.
    public void log(String what, Object... values) {
        var line = new StringBuilder(what);
        for (Object value : values) {
            line.append(' ').append(show(value));
            if (value instanceof Throwable thrown) line.append(place(thrown));
        }
        events.add(line.toString());
    }

    /// For the test.
    void tell(String what, Object value) {
        events.add(what + " " + show(value));
    }

    static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> DifferentialTest.isBody(frame.getClassName()))
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst()
                .orElse("");
    }

    /// `value` itself, after the log has told that it was worked out: for orders of evaluation.
    public <T> T seen(T value) {
        tell("seen", value);
        return value;
    }

    public <T> Future<T> later(T value) {
        return new Scripted<>(value, null, null);
    }

    public <T> Future<T> fails(Throwable failure) {
        return new Scripted<>(null, know(failure), null);
    }

    /// Gives `value`, but if it is closed before, that fails.
    public <T> Future<T> clings(T value, RuntimeException closing) {
        return new Scripted<>(value, null, know(closing));
    }

    /// Remembers `failure`, so that the log tells this very object from one that is alike.
    public <E extends Throwable> E know(E failure) {
        known.put(failure, "#" + known.size());
        return failure;
    }

    public Resource resource(String name) {
        return resource(name, null);
    }

    public Resource resource(String name, Exception closing) {
        log("open", name);
        return new Resource(name, closing);
    }

    public final class Resource implements AutoCloseable {
        public final String name;
        private final Exception closing;

        Resource(String name, Exception closing) {
            this.name = name;
            this.closing = closing;
        }

        @Override
        public void close() throws Exception {
            log("close", name);
            if (closing != null) throw closing;
        }
    }

    private final class Scripted<T> extends Once<T> {
        private final String name = "f" + ++futures;
        private final T value;
        private final Throwable failure;
        private final RuntimeException closing;
        private int left = pendings.applyAsInt(futures);

        Scripted(T value, Throwable failure, RuntimeException closing) {
            this.value = value;
            this.failure = failure;
            this.closing = closing;
        }

        @Override
        protected Poll<T> advance(Context cx) throws Exception {
            tell("~poll", name + " " + left);
            if (left-- > 0) {
                cx.waker().wake();
                return Poll.pending();
            }
            return failure == null ? Poll.ready(value) : Poll.failed(failure);
        }

        @Override
        protected void release() {
            tell("release", name);
            if (closing != null) throw closing;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    String show(Object value) {
        return switch (value) {
            case Throwable thrown -> failure(thrown);
            case Object[] array -> Arrays.stream(array).map(this::show).toList().toString();
            case int[] array -> Arrays.toString(array);
            case long[] array -> Arrays.toString(array);
            case double[] array -> Arrays.toString(array);
            case byte[] array -> Arrays.toString(array);
            case char[] array -> Arrays.toString(array);
            case null, default -> String.valueOf(value);
        };
    }

    /// Class, message, which object if it is one of ours, and the same of its suppressed ones and of its cause.
    private String failure(Throwable thrown) {
        var line = new StringBuilder(thrown.getClass().getName()).append(": ").append(thrown.getMessage());
        line.append(known.getOrDefault(thrown, ""));
        if (thrown.getSuppressed().length > 0) line.append(" + ").append(show(thrown.getSuppressed()));
        if (thrown.getCause() != null) line.append(" by ").append(failure(thrown.getCause()));
        return line.toString();
    }
}
