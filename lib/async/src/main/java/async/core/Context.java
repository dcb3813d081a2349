package async.core;

/// What a poll is told: whom to wake, and on which executor it runs.
///
/// It holds for one poll only, since the next may come from another thread: keep the waker, not the context. An
/// interface, so that an executor can be the context of its polls: a poll then allocates nothing.
///
/// {@snippet class=CoreTest region=future}
///
/// Idea: `core::task::Context` in Rust, and the runtime handle that tokio keeps in a thread-local.
public interface Context {

    /// {@snippet class=CoreTest region=waker}
    Waker waker();

    /// The executor that is polling, or null: then one process-wide driver serves timers and I/O, and nobody can
    /// spawn.
    ///
    /// {@snippet class=CoreTest region=host}
    Host host();

    /// A context without an executor, for polls by hand and for executors of your own.
    ///
    /// {@snippet class=CoreTest region=future}
    static Context of(Waker waker) {
        return of(waker, null);
    }

    /// The same wish for another waker: what a combinator hands to a child whose wakes it wants to tell apart.
    ///
    /// {@snippet class=CoreTest region=host}
    static Context of(Waker waker, Host host) {
        record Plain(Waker waker, Host host) implements Context {}
        return new Plain(waker, host);
    }
}
