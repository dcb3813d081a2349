/// When: a clock, a wheel of alarms, and the futures that wait for one. `Clock` and `PausedClock` first, then
/// `Wheel`, `Sleep`, `Timeout`, `Interval`; `Driver` is for futures that run without an executor. Read next:
/// `async.executor`.
package async.time;
