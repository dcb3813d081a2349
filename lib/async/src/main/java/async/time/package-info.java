/// When: a clock, a wheel of alarms, and the futures that wait for one.
///
/// Read in this order: `Clock` and `PausedClock`, `Wheel`, `Time` (the verbs), `Sleep`, `Timeout`, `Interval` with
/// `Missed`; `Driver` is for futures that run without an executor. Read next: `async.executor`.
package async.time;
