/// What the hot paths of `async` cost, one class a path, each beside a baseline of the JDK's in the same class: one
/// run gives a ratio, and a ratio travels better from machine to machine than a time.
///
/// ```
///   java -jar lib/bench/target/benchmarks.jar                          all of them, some minutes
///   java -jar lib/bench/target/benchmarks.jar Yield -prof gc           one class, and the bytes of each operation
///   java -jar lib/bench/target/benchmarks.jar -rf json -rff out.json   figures for a program to read
/// ```
///
/// Begin with `HotPath`, the settings that all share; then read any other.
package async.bench;
