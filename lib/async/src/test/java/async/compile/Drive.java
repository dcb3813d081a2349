package async.compile;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/// Runs a body to its end, or closes it on the way, and tells all that can be seen of it.
///
/// @param pendings how often the n-th future of the run is pending
/// @param closeAfter the number of polls after which the body is closed, if it lives that long
/// @param hosted on an executor, so that the body can spawn; otherwise polled by hand
record Drive(IntUnaryOperator pendings, int closeAfter, boolean hosted) {

    static final int NEVER = 100_000; // polls; then a body is taken to run for ever

    /// @param closed false if the body ended before its time
    record Trace(boolean closed, List<String> events) {

        int polls() {
            return (int) events.stream().filter(event -> event.startsWith("~ ")).count();
        }

        /// What a body does that nobody polls.
        Trace withoutPolls() {
            return new Trace(
                    closed,
                    events.stream().filter(event -> !event.startsWith("~")).toList());
        }
    }

    Trace of(Function<Run, Future<?>> body) throws Exception {
        var run = new Run(pendings);
        var driver = new Driver<>(run, body.apply(run));
        if (hosted) {
            try (var executor = new LocalExecutor().onFailure(untold -> {})) {
                executor.run(driver);
            }
        } else {
            while (driver.poll(Context.of(Waker.NOOP)) instanceof Poll.Pending<Void>) {}
        }
        return new Trace(driver.closed, run.events());
    }

    private final class Driver<T> implements Future<Void> {

        private final Run run;
        private final Future<T> body;
        private int polls;
        private boolean closed;

        Driver(Run run, Future<T> body) {
            this.run = run;
            this.body = body;
        }

        @Override
        public Poll<Void> poll(Context cx) {
            if (polls == closeAfter) return closing(cx);
            if (polls++ == NEVER) throw new AssertionError("the body does not end");
            run.tell("~", polls);
            Object found = told(() -> body.poll(cx));
            if (found instanceof Poll.Pending<?>) return Poll.pending();
            switch (found) {
                case Poll.Ready<?>(Object value) -> run.tell("gives", value);
                default -> run.log("throws", found);
            }
            return over(cx);
        }

        private Poll<Void> closing(Context cx) {
            closed = true;
            run.tell("closing", "now");
            run.tell("closed", told(this::giveUp));
            return over(cx);
        }

        /// How it behaves afterwards.
        private Poll<Void> over(Context cx) {
            run.tell("closed again", told(this::giveUp));
            run.tell("polled again", told(() -> body.poll(cx)));
            return Poll.ready(null);
        }

        private Object giveUp() {
            body.close();
            return "quietly";
        }
    }

    private static Object told(Callable<?> act) {
        try {
            return act.call();
        } catch (LinkageError broken) {
            throw broken; // nothing that a body does: the code itself is wrong
        } catch (Throwable thrown) {
            return thrown;
        }
    }
}
