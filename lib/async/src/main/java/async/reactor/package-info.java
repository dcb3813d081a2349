/// Where an executor waits for the kernel. A [Reactor][async.reactor.Reactor] is one selector, opened when the
/// first socket asks for it; an executor sleeps on it, and whoever has work for the executor calls it out of that
/// sleep.
///
/// Read in this order: `Reactor` (sleep, call, register), then `Registration` (one channel and the wakers that wait
/// for it). Nothing here reads or writes a byte: it turns "ready" into wakes. Read next: `async.time`.
package async.reactor;
