/// The pieces that the benchmarks of `async.bench` and the jobs of `async.bench.job` are put together from.
package async.bench.piece;
