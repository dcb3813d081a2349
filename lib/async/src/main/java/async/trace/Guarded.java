package async.trace;

import async.core.Future;
import async.core.TraceSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Strangers' sinks in the middle of an executor, where a throw would lose a task or a wake. One that throws is told
/// nothing more; `report` is told why.
final class Guarded implements TraceSink {

    private final List<TraceSink> sinks;
    private final Consumer<Throwable> report;

    Guarded(Consumer<Throwable> report, List<TraceSink> sinks) {
        this.report = report;
        this.sinks = new CopyOnWriteArrayList<>(sinks);
    }

    private void tell(Consumer<TraceSink> event) {
        for (TraceSink sink : sinks)
            try {
                event.accept(sink);
            } catch (Throwable broken) {
                sinks.removeIf(each -> each == sink);
                Strangers.tell(report, broken);
            }
    }

    @Override
    public void spawned(Object task, String name) {
        tell(sink -> sink.spawned(task, name));
    }

    @Override
    public void woken(Object task) {
        tell(sink -> sink.woken(task));
    }

    @Override
    public void polling(Object task) {
        tell(sink -> sink.polling(task));
    }

    @Override
    public void waiting(Object task, Future<?> future) {
        tell(sink -> sink.waiting(task, future));
    }

    @Override
    public void polled(Object task, boolean done) {
        tell(sink -> sink.polled(task, done));
    }

    @Override
    public void closed(Object task) {
        tell(sink -> sink.closed(task));
    }

    @Override
    public void stolen(Object task) {
        tell(sink -> sink.stolen(task));
    }

    @Override
    public void parking() {
        tell(TraceSink::parking);
    }

    @Override
    public void unparked() {
        tell(TraceSink::unparked);
    }
}
