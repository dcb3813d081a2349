package async.trace;

import async.core.TraceSink;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Writes what an executor does into the JDK's flight recording, beside the JVM's own events, for JDK Mission Control
/// or `jfr print`. While nothing records, an event costs a look at a flag.
///
/// | event | with | one for each |
/// |---|---|---|
/// | `async.Spawn` | task, stack | task |
/// | `async.Poll` | task, duration, done | poll that began and ended while recorded |
/// | `async.Wake` | task | time a task could run again |
/// | `async.Steal` | task | task taken from another thread |
/// | `async.Park` | duration | sleep of a thread |
/// | `async.Close` | task | task given up |
///
/// A poll and a park begin and end on one thread, which keeps the event in between. Needs the module `jdk.jfr`:
/// on the module path start java with `--add-modules jdk.jfr`. Where it is missing, `new FlightRecorder()`
/// throws a NoClassDefFoundError; nothing else here needs it.
///
/// {@snippet class=FlightRecorderTest region=recorder}
///
/// Idea: the JDK's own `jdk.VirtualThreadPinned` and `jdk.ThreadPark` events.
public final class FlightRecorder implements TraceSink {

    @Category("async")
    @StackTrace(false)
    private abstract static class AsyncEvent extends Event {}

    private abstract static class TaskEvent extends AsyncEvent {
        String task;
    }

    @Name("async.Spawn")
    @StackTrace
    private static final class Spawn extends TaskEvent {}

    @Name("async.Poll")
    private static final class Polled extends TaskEvent {
        transient Object subject; // not recorded
        boolean done;
    }

    @Name("async.Wake")
    private static final class Wake extends TaskEvent {}

    @Name("async.Steal")
    private static final class Steal extends TaskEvent {}

    @Name("async.Close")
    private static final class Close extends TaskEvent {}

    @Name("async.Park")
    private static final class Park extends AsyncEvent {}

    private final Names names = new Names();
    private final ThreadLocal<Event> underWay = new ThreadLocal<>();

    /// {@snippet class=FlightRecorderTest region=recorder}
    public FlightRecorder() {}

    @Override
    public void spawned(Object task, String name) {
        names.put(task, name);
        commit(new Spawn(), task);
    }

    @Override
    public void woken(Object task) {
        commit(new Wake(), task);
    }

    @Override
    public void stolen(Object task) {
        commit(new Steal(), task);
    }

    @Override
    public void polling(Object task) {
        var poll = new Polled();
        poll.subject = task;
        begin(poll);
    }

    @Override
    public void polled(Object task, boolean done) {
        if (end() instanceof Polled poll) {
            poll.done = done;
            commit(poll, task);
        }
        if (done) names.forget(task);
    }

    @Override
    public void closed(Object task) {
        if (underWay.get() instanceof Polled turn && turn.subject == task) end(); // it was cancelled, not polled
        commit(new Close(), task);
        names.forget(task);
    }

    @Override
    public void parking() {
        begin(new Park());
    }

    @Override
    public void unparked() {
        if (end() instanceof Park park && park.shouldCommit()) park.commit();
    }

    private void begin(Event event) {
        if (!event.isEnabled()) return;
        event.begin();
        underWay.set(event);
    }

    private Event end() {
        Event event = underWay.get();
        if (event != null) underWay.set(null);
        return event;
    }

    private void commit(TaskEvent event, Object task) {
        if (!event.shouldCommit()) return;
        event.task = names.of(task);
        event.commit();
    }
}
