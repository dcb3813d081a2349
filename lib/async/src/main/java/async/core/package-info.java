/// The contract. A [Future] is polled with a [Context]; it answers [Poll.Ready] or keeps the [Waker] and answers
/// [Poll.Pending]. Everything else in this library is one way of being, driving or combining futures.
///
/// Read in this order: `Poll`, `Waker`, `Context`, `Future`; then `Host` and what it names (`Task`, `Timers`,
/// `Readiness`); then `AsyncBody` and `Cancelled`. Read next: `async.trace`.
package async.core;
