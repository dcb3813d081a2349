/// The contract. A [Future] is polled with a [Context]; it answers [Poll.Ready] or keeps the [Waker] and answers
/// [Poll.Pending]. Everything else in this library is one way of being, driving or combining futures.
///
/// Read in this order: `Poll`, `Waker`, `Context`, `Future`, and `Once`, on which most futures are built; then
/// `Host` and what it names (`Task`, `Timers`, `Readiness`, `Budget`); then `AsyncBody` and `Cancelled`;
/// `AsyncIterator` for values one after another, and `Source`, on which streams are built; `CancelSafety` for what
/// a close loses. For whoever looks on: `TraceSink`, `Suspended`, `FutureTrace`. `Daemon` makes our threads. Read
/// next: `async.trace`.
package async.core;
