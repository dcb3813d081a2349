package async.executor;

import async.core.Future;
import async.core.TraceSink;
import java.util.Objects;
import java.util.function.Consumer;

/// A trace is a stranger's code in the middle of ours, where a throw would lose a task or a wake. The first time
/// it throws, that is reported, and from then on it is told nothing.
final class GuardedTrace implements TraceSink {

    static final TraceSink SILENT = new TraceSink() {};

    private final Consumer<Throwable> report;
    private volatile TraceSink sink; // events come from several threads

    private GuardedTrace(TraceSink sink, Consumer<Throwable> report) {
        this.sink = Objects.requireNonNull(sink, "a trace is needed; without one use the constructor that takes none");
        this.report = report;
    }

    static TraceSink around(TraceSink sink, Consumer<Throwable> report) {
        return sink == SILENT ? SILENT : new GuardedTrace(sink, report);
    }

    @Override
    public void spawned(Object task, String name) {
        tell(trace -> trace.spawned(task, name));
    }

    @Override
    public void woken(Object task) {
        tell(trace -> trace.woken(task));
    }

    @Override
    public void polling(Object task) {
        tell(trace -> trace.polling(task));
    }

    @Override
    public void waiting(Object task, Future<?> future) {
        tell(trace -> trace.waiting(task, future));
    }

    @Override
    public void polled(Object task, boolean done) {
        tell(trace -> trace.polled(task, done));
    }

    @Override
    public void closed(Object task) {
        tell(trace -> trace.closed(task));
    }

    @Override
    public void stolen(Object task) {
        tell(trace -> trace.stolen(task));
    }

    @Override
    public void parking() {
        tell(TraceSink::parking);
    }

    @Override
    public void unparked() {
        tell(TraceSink::unparked);
    }

    private void tell(Consumer<TraceSink> event) {
        try {
            event.accept(sink);
        } catch (Throwable broken) {
            sink = SILENT;
            report.accept(broken);
        }
    }
}
