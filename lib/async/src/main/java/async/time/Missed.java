package async.time;

/// What an [Interval] does about the ticks after a late one: one taken more than 5 ms after its moment.
///
/// ```
///   period 300, a tick taken 350 too late       moments of the ticks
///   BURST   catches up, at once                 300   600 (taken at 950)    900   1200   1500
///   DELAY   counts on from the late one         300   600 (taken at 950)   1250   1550   1850
///   SKIP    leaves out, and keeps the rhythm    300   600 (taken at 950)   1200   1500   1800
/// ```
///
/// Idea: tokio's `MissedTickBehavior`, and its 5 ms.
public enum Missed {
    BURST,
    DELAY,
    SKIP
}
