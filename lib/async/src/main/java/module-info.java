/// Rust's model of futures, lazy, polled and woken, as idiomatic Java. Read front to back: each package imports
/// only from those above it.
module asyncjava.async {
    requires static jdk.jfr; // for async.trace.FlightRecorder alone: --add-modules jdk.jfr
    requires static java.management; // for async.check.Checked alone: who has waited

    exports async.core;
    exports async.trace;
    exports async.reactor;
    exports async.time;
    exports async.executor;
    exports async.compile; // for the code that it generates
    exports async.await;
    exports async.future;
    exports async.sync;
    exports async.stream;
    exports async.channel;
    exports async.scope;
    exports async.io;
    exports async.actor;
    exports async.compat;
    exports async.check;
}
