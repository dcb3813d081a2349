/// Small benchmarks that pages run with [async.measure.Jmh].
package async.measure.bench;
