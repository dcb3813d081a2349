package async.time;

/// Where an executor reads the time.
///
/// {@snippet class=PausedClockTest region=paused}
///
/// Idea: `tokio::time::pause`.
public sealed interface Clock permits Clock.Running, PausedClock {

    /// Nanoseconds since some fixed moment.
    ///
    /// {@snippet class=PausedClockTest region=paused}
    long now();

    /// The machine's clock, `System.nanoTime()`.
    ///
    /// {@snippet class=PausedClockTest region=running}
    static Clock system() {
        return Running.CLOCK;
    }

    /// A clock that stands still until it is told to move, or until every task of its executor waits for it.
    ///
    /// {@snippet class=PausedClockTest region=paused}
    static PausedClock paused() {
        return new PausedClock();
    }

    /// The one clock of [#system].
    enum Running implements Clock {
        CLOCK;

        @Override
        public long now() {
            return System.nanoTime();
        }
    }
}
