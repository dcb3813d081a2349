/// The jobs of `./course bench`, done by the peers that are Java: one run does one job for one peer, and prints a line.
///
/// `lib/peers` does the same jobs in other languages; its README has the shapes and sizes that all share. Begin with
/// `Job`, then `Peer`, then any peer.
package async.bench.job;
