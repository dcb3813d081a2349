/// Rust's model of futures, lazy, polled and woken, as idiomatic Java. Read front to back: each package imports only
/// from those above it.
module asyncjava.async {
    exports async.core;
    exports async.reactor;
}
