/// Looking at an executor while it runs. An executor takes one [async.core.TraceSink]: `TaskDump` says what every
/// task awaits, `FlightRecorder` writes for Mission Control, `Watchdog` names whoever holds the thread too long, and
/// `Trace` puts several together. `Unpolled` looks at futures instead: who forgot to await one?
///
/// Read in this order: `TaskRecord` and `Await` (what a dump tells), `TaskDump`; `Names`, and `Watchdog` and
/// `FlightRecorder`, which use it; `Trace` and `Guarded`; `Unpolled`. `Strangers` is how all of them call the code
/// of others. Read next: `async.reactor`.
package async.trace;
