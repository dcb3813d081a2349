/// TCP, pipes and files as futures. On sockets and pipes, connect, accept, read and write wait on the very thread that
/// runs them, asleep in its reactor; there is no helper thread, and no buffer of ours between you and the kernel. Files
/// have to have both.
///
/// Read in this order: [Net][async.io.Net] (the verbs), `TcpStream`, `TcpListener`, `Pipe`; then what stands behind
/// them: `Attempt` (try, and if the kernel has nothing, wait), `Transfer`, `Reading`, `Writing`, `Watch` (on which
/// reactor), `Connect`; `Address` checks addresses and puts them into words. For files: [Disk][async.io.Disk],
/// `OpenFile`, then `FileCall`. `async.measure.web` in `lib/measure` speaks HTTP over this package. Read
/// next: `async.actor`.
package async.io;
