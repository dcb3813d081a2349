/// Looking at an executor while it runs. `Watchdog` names whoever holds the thread too long. Read next:
/// `async.reactor`.
package async.trace;
