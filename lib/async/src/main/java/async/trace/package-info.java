/// Looking at an executor while it runs. An executor takes one [async.core.TraceSink]: `TaskDump` says what every task
/// awaits, `FlightRecorder` writes for Mission Control, `Watchdog` names whoever holds the thread too long, and `Trace`
/// puts several together. `Unpolled` looks at futures instead: who forgot to await one? Read next: `async.reactor`.
package async.trace;
