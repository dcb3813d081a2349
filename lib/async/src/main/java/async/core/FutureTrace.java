package async.core;

/// Tells one observer, if there is one, of every future of this library but tasks when it is made, and of its
/// first poll or close. Off, which is how it starts, that is one look at a null.
///
/// {@snippet class=FutureTraceTest region=observe}
///
/// Idea: Netty's leak detector, whose buffers report themselves.
public final class FutureTrace {

    /// Is told from any thread, in the middle of whatever happens there: it neither throws nor waits, and it keeps no
    /// future alive.
    public interface Observer {

        /// {@snippet class=FutureTraceTest region=observe}
        void made(Future<?> future);

        /// {@snippet class=FutureTraceTest region=observe}
        void used(Future<?> future);
    }

    private static volatile Observer observer; // null: off

    private FutureTrace() {}

    /// {@snippet class=FutureTraceTest region=observe}
    ///
    /// @throws IllegalStateException if somebody observes already
    public static synchronized void observe(Observer next) {
        if (observer != null) throw new IllegalStateException("futures are observed already; close that watch first");
        observer = next;
    }

    /// Nobody observes any more, if it was `last` who did.
    ///
    /// {@snippet class=FutureTraceTest region=observe}
    public static synchronized void forget(Observer last) {
        if (observer == last) observer = null;
    }

    /// For whoever can make a lighter future as long as nobody looks (`ChannelHopBench`).
    ///
    /// {@snippet class=FutureTraceTest region=observe}
    public static boolean isObserved() {
        return observer != null;
    }

    /// For the constructor of a future.
    ///
    /// {@snippet class=FutureTraceTest region=observe}
    public static void made(Future<?> future) {
        Observer told = observer;
        if (told != null) told.made(future);
    }

    /// For a future that is polled for the first time, or closed before that.
    ///
    /// {@snippet class=FutureTraceTest region=observe}
    public static void used(Future<?> future) {
        Observer told = observer;
        if (told != null) told.used(future);
    }
}
