package async.core;

/// A clock in nanoseconds, and alarms on it. An alarm rings at its deadline or later, never earlier.
///
/// {@snippet class=CoreTest region=host}
///
/// Idea: tokio's time driver, reached through the context.
public interface Timers {

    /// Nanoseconds since some fixed moment of this clock, as `System.nanoTime`; a test's clock may stand still.
    ///
    /// {@snippet class=CoreTest region=host}
    long now();

    /// Wakes `waker` once `now() >= deadline`.
    ///
    /// {@snippet class=CoreTest region=host}
    Alarm set(long deadline, Waker waker);

    /// One alarm that has been set.
    interface Alarm {

        /// The task has moved: ring this bell instead; at once, if the other has been rung.
        ///
        /// {@snippet class=WheelTest region=rewire}
        void rewire(Waker waker);

        /// Takes the alarm out at once; nothing stays behind.
        ///
        /// {@snippet class=WheelTest region=cancel}
        void cancel();
    }
}
