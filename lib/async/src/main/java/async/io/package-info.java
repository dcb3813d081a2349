/// TCP and pipes as futures: connect, accept, read and write wait on the very thread that runs them, asleep in its
/// reactor. There is no helper thread, and no buffer of ours between you and the kernel.
///
/// Read in this order: [Net][async.io.Net] (the verbs), `TcpStream`, `TcpListener`, `Pipe`; then what stands behind
/// them: `Attempt` (try, and if the kernel has nothing, wait), `Transfer`, `Reading`, `Writing`, `Watch` (on which
/// reactor), `Connect`; `Address` checks addresses and puts them into words. Nothing builds on this package; read
/// next: the tests beside it, and `async.measure.web` in `lib/measure`, which speaks HTTP over it.
package async.io;
